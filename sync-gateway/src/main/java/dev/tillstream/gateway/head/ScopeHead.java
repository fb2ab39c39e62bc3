package dev.tillstream.gateway.head;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** How far one scope, or one device's receipts, has come, and who waits for more. Guarded by its organization. */
final class ScopeHead {
    private static final int REMEMBERED = 16;

    private final long[] earlier = new long[REMEMBERED];
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private long seq;
    private int events;
    private boolean loaded;
    private long lastUse;

    void used(long tick) {
        lastUse = tick;
    }

    boolean isIdleSince(long tick) {
        return waiters.isEmpty() && lastUse < tick;
    }

    boolean isLoaded() {
        return loaded;
    }

    long seq() {
        return seq;
    }

    /** What is stored counts as the first event, even if that is "nothing yet". */
    void load(long stored) {
        if (stored > seq || events == 0) {
            add(stored);
        }
        loaded = true;
    }

    void raise(long newest) {
        if (newest > seq) {
            add(newest);
        }
    }

    private void add(long newest) {
        seq = newest;
        earlier[events % REMEMBERED] = newest;
        events++;
    }

    /** The greatest number up to {@code since} after which nothing came in this scope before {@code since}, if known. */
    long floor(long since) {
        long best = since;
        boolean found = false;
        for (int i = 0; i < Math.min(events, REMEMBERED); i++) {
            if (earlier[i] <= since && (!found || earlier[i] > best)) {
                best = earlier[i];
                found = true;
            }
        }
        return best;
    }

    Set<Waiter> waiters() {
        return waiters;
    }

    @Override
    public String toString() {
        return seq + " after " + Arrays.toString(earlier);
    }
}
