package dev.tillstream.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks again and again, up to a limit: for what reports its readiness in no other way. */
public record Poll(Duration interval, Duration limit) {
    /** True as soon as the condition holds; false when the limit is over or the thread is interrupted. */
    public boolean until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline || !pause(interval)) {
                return false;
            }
        }
        return true;
    }

    /** False if the thread was interrupted. */
    static boolean pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
