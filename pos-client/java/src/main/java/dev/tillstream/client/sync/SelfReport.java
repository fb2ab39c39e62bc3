package dev.tillstream.client.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.client.store.OutboxReview.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a till tells of itself, so that the office sees it (B-17). A file doesn't go away as a browser's store may.
 *
 * @param queueLength operations that wait to be sent
 * @param failedCount operations that were refused
 * @param oldestUnsyncedSeconds how long the first of those that the server may not know waits; null where there is none
 */
record SelfReport(
        @JsonProperty("client_version") String clientVersion,
        @JsonProperty("queue_length") long queueLength,
        @JsonProperty("failed_count") long failedCount,

        @JsonProperty("oldest_unsynced_seconds") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long oldestUnsyncedSeconds,

        @JsonProperty("storage_persisted") boolean storagePersisted) {
    private static final String VERSION = "java "
            + Objects.requireNonNullElse(SelfReport.class.getPackage().getImplementationVersion(), "unreleased");

    /** @param oldest when the first operation happened that the server may not know */
    static SelfReport of(Counts counts, @Nullable Instant oldest, Instant now) {
        Long waited = oldest == null
                ? null
                : Math.max(0, Duration.between(oldest, now).toSeconds());
        return new SelfReport(VERSION, counts.waiting(), counts.failed(), waited, true);
    }
}
