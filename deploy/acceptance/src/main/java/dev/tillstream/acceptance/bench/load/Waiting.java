package dev.tillstream.acceptance.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits without wasting the processor that is measured. */
public final class Waiting {
    private Waiting() {}

    /** Something that may have come true, to be asked from the gateway. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException;
    }

    public static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * Asks again and again, with pauses, until it holds.
     *
     * @throws IllegalStateException that says what was waited for, when the limit is over
     */
    public static void until(String what, Duration limit, Duration every, Condition condition) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("after " + limit.toSeconds() + " s still not: " + what);
            }
            pause(every);
        }
    }
}
