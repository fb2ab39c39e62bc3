package dev.tillstream.gateway.head;

import dev.tillstream.contracts.table.Scope;
import dev.tillstream.gateway.caller.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The heads of one organization's scopes. They are exact as of one commit of the feed, {@code through}, and move on
 * together: that a device's receipts and changes are seen as of the same commit is what keeps cursors free of gaps. So a
 * scope that is read from the database counts only when all commits up to that reading have been announced. Thread-safe.
 */
final class OrganizationHead {
    private static final String EVERYWHERE = Scope.EVERYWHERE;
    private static final long UNKNOWN = -1;

    private final Map<String, ScopeHead> scopes = new HashMap<>();
    private final Set<Waiter> behind = new LinkedHashSet<>();
    private long generation;
    private long purgedThrough;
    private long through = UNKNOWN;

    /** What the database says of one caller's view at one moment. */
    record Stored(long generation, long purgedThrough, long head, long everywhere, long branch, long receipts) {}

    /** Makes announcements count for this caller's scopes from now on; to be called before they are read. */
    synchronized void watch(Caller caller, long tick) {
        for (String key : keys(caller)) {
            scopes.computeIfAbsent(key, each -> new ScopeHead()).used(tick);
        }
    }

    synchronized Optional<View> view(Caller caller, long tick) {
        String branchId = caller.branchId();
        ScopeHead everywhere = loaded(EVERYWHERE, tick);
        ScopeHead branch = branchId == null ? everywhere : loaded(branchId, tick);
        ScopeHead receipts = loaded(Announcement.deviceKey(caller.deviceId()), tick);
        if (everywhere == null || branch == null || receipts == null) {
            return Optional.empty();
        }
        long changes = Math.max(everywhere.seq(), branch.seq());
        return Optional.of(new View(generation, purgedThrough, through, changes, receipts.seq()));
    }

    /** Takes what was read, if every commit before the reading has been announced; answers whether. */
    synchronized boolean take(Caller caller, Stored stored) {
        if (through == UNKNOWN) {
            through = stored.head();
        }
        if (through < stored.head()) {
            return false;
        }
        generation = stored.generation();
        purgedThrough = stored.purgedThrough();
        load(EVERYWHERE, stored.everywhere());
        if (caller.branchId() != null) {
            load(caller.branchId(), stored.branch());
        }
        load(Announcement.deviceKey(caller.deviceId()), stored.receipts());
        return true;
    }

    void announced(Announcement announcement) {
        wake(raise(announcement));
    }

    /** A waiter for anything newer than {@code seen} in the scopes of those keys; at once where nothing is known. */
    synchronized Waiter await(Collection<String> keys, long seen) {
        Waiter waiter = new Waiter();
        if (through == UNKNOWN) {
            waiter.wake();
        }
        for (String key : keys) {
            ScopeHead scope = scopes.computeIfAbsent(key, each -> new ScopeHead());
            if (scope.seq() > seen) {
                waiter.wake();
            }
            scope.waiters().add(waiter);
        }
        return waiter;
    }

    /** A waiter for the next announcement of anything; at once where that number is known, or nothing is. */
    synchronized Waiter awaitNext(long head) {
        Waiter waiter = new Waiter();
        if (through == UNKNOWN || through >= head) {
            waiter.wake();
        }
        behind.add(waiter);
        return waiter;
    }

    synchronized void release(Collection<String> keys, Waiter waiter) {
        behind.remove(waiter);
        for (String key : keys) {
            ScopeHead scope = scopes.get(key);
            if (scope != null) {
                scope.waiters().remove(waiter);
            }
        }
    }

    /** A number up to {@code since} with nothing for this branch in between: the same for all its callers. */
    synchronized long sharedStart(Caller caller, long since) {
        ScopeHead everywhere = scopes.get(EVERYWHERE);
        ScopeHead branch = caller.branchId() == null ? everywhere : scopes.get(caller.branchId());
        if (everywhere == null || branch == null) {
            return since;
        }
        return Math.max(everywhere.floor(since), branch.floor(since));
    }

    synchronized long through() {
        return through;
    }

    synchronized boolean isOf(long feedGeneration, long feedPurgedThrough) {
        return through == UNKNOWN || (generation == feedGeneration && purgedThrough == feedPurgedThrough);
    }

    synchronized int waiting() {
        return (int) scopes.values().stream()
                .flatMap(scope -> scope.waiters().stream())
                .distinct()
                .count();
    }

    /** Drops the scopes that nobody has asked for since; answers whether nothing is left. */
    synchronized boolean sweep(long tick) {
        scopes.values().removeIf(scope -> scope.isIdleSince(tick));
        return scopes.isEmpty();
    }

    void wakeAll() {
        List<Waiter> all = new ArrayList<>();
        synchronized (this) {
            all.addAll(behind);
            scopes.values().forEach(scope -> all.addAll(scope.waiters()));
        }
        wake(all);
    }

    static List<String> keys(Caller caller) {
        String receipts = Announcement.deviceKey(caller.deviceId());
        return caller.branchId() == null
                ? List.of(EVERYWHERE, receipts)
                : List.of(EVERYWHERE, caller.branchId(), receipts);
    }

    private synchronized List<Waiter> raise(Announcement announcement) {
        List<Waiter> woken = new ArrayList<>(behind);
        long base = through < announcement.head() ? through : UNKNOWN;
        announcement.heads().forEach((key, seq) -> {
            ScopeHead scope = scopes.get(key);
            if (scope != null) {
                scope.raise(seq, base);
                woken.addAll(scope.waiters());
            }
        });
        through = Math.max(through, announcement.head());
        return woken;
    }

    private void load(String key, long stored) {
        scopes.computeIfAbsent(key, each -> new ScopeHead()).load(stored);
    }

    private static void wake(Collection<Waiter> waiters) {
        waiters.forEach(Waiter::wake);
    }

    private @Nullable ScopeHead loaded(String key, long tick) {
        ScopeHead scope = scopes.get(key);
        if (scope == null || !scope.isLoaded()) {
            return null;
        }
        scope.used(tick);
        return scope;
    }
}
