package dev.tillstream.client.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double with each failure, with jitter, so that a thousand tills don't come back in the same second. */
final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final Duration base;
    private final Duration max;
    private final RandomGenerator random;

    Backoff(SyncConfig.Retries retries, RandomGenerator random) {
        this.base = retries.base();
        this.max = retries.max();
        this.random = random;
    }

    /**
     * Between half of the full wait and the whole.
     *
     * @param failures so far, from 1
     */
    Duration after(int failures) {
        long doubled = base.toMillis() << Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
        long full = Math.max(1, Math.min(doubled, max.toMillis()));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
