package dev.tillstream.client.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a till talks to its gateway. The defaults are those of S1-71.
 *
 * @param tables what the till wants to have, separated by commas; null for everything. Receipts come in any case. A file
 *     keeps to what it began with: a cursor belongs to its tables (PROTOCOL §2)
 */
public record SyncConfig(
        Sizes sizes,
        Intervals intervals,
        Retries retries,
        @Nullable String tables) {
    public static final SyncConfig DEFAULT = new SyncConfig(
            new Sizes(50, 900_000, 16_384, 1_000),
            new Intervals(
                    Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(25), Duration.ofMinutes(10)),
            new Retries(
                    5, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(10)),
            null);

    /**
     * @param batch operations in a request, 1 to 200
     * @param requestBytes how large a request gets at most, before compression
     * @param gzipFrom requests of this many bytes and more are compressed
     * @param page records asked for at once, 1 to 5000
     */
    public record Sizes(int batch, int requestBytes, int gzipFrom, int page) {
        private static final int MAX_BATCH = 200;
        private static final int MAX_PAGE = 5_000;

        public Sizes {
            require("batch", batch, MAX_BATCH);
            require("page", page, MAX_PAGE);
        }

        private static void require(String name, int value, int max) {
            if (value < 1 || value > max) {
                throw new IllegalArgumentException(name + " must be from 1 to " + max + ", but is " + value);
            }
        }
    }

    /**
     * @param busy between rounds while something waits
     * @param idle between rounds otherwise
     * @param longPoll how long the gateway may hold an empty page
     * @param digest between comparisons with the server
     */
    public record Intervals(Duration busy, Duration idle, Duration longPoll, Duration digest) {}

    /**
     * @param attempts how often an operation that is refused is sent before it is a dead letter
     * @param base of the exponential backoff
     * @param max of the backoff
     * @param timeout of a request, long polls apart
     * @param unconfirmed what was durable for so long and has no receipt is sent again
     */
    public record Retries(int attempts, Duration base, Duration max, Duration timeout, Duration unconfirmed) {}

    public SyncConfig withSizes(Sizes other) {
        return new SyncConfig(other, intervals, retries, tables);
    }

    public SyncConfig withIntervals(Intervals other) {
        return new SyncConfig(sizes, other, retries, tables);
    }

    public SyncConfig withRetries(Retries other) {
        return new SyncConfig(sizes, intervals, other, tables);
    }

    public SyncConfig withTables(String names) {
        return new SyncConfig(sizes, intervals, retries, names);
    }
}
