package dev.tillstream.gateway.head;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** How far one scope, or one device's receipts, has come, and who waits for more. Guarded by its organization. */
final class ScopeHead {
    private static final int REMEMBERED = 16;
    private static final long UNKNOWN = -1;

    private final long[] newest = new long[REMEMBERED];
    private final long[] bases = new long[REMEMBERED];
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
            add(stored, UNKNOWN);
        }
        loaded = true;
    }

    /** @param base what this commit wrote has numbers after this one */
    void raise(long newest, long base) {
        if (newest > seq) {
            add(newest, base);
        }
    }

    /**
     * The greatest number up to {@code since} such that nothing of this scope lies between them; {@code since} itself
     * where that is not known, or where it lies within the numbers of one commit.
     */
    long floor(long since) {
        for (int event = events - 1; event >= Math.max(0, events - REMEMBERED); event--) {
            if (newest[event % REMEMBERED] <= since) {
                boolean last = event == events - 1;
                return last || since <= bases[(event + 1) % REMEMBERED] ? newest[event % REMEMBERED] : since;
            }
        }
        return since;
    }

    private void add(long number, long base) {
        seq = number;
        newest[events % REMEMBERED] = number;
        bases[events % REMEMBERED] = base;
        events++;
    }

    Set<Waiter> waiters() {
        return waiters;
    }

    @Override
    public String toString() {
        return seq + " after " + Arrays.toString(newest);
    }
}
