package dev.tillstream.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Polls with a deadline. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** The first value that fits; fails with the last one otherwise. */
    public static <T> T get(Supplier<T> attempt, Predicate<T> fits) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        T last = attempt.get();
        while (!fits.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + DEADLINE + ": " + last);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            last = attempt.get();
        }
        return last;
    }
}
