package dev.tillstream.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a device tells of itself (B-17). Checks itself: {@link Refusal} invalid_operation names the field.
 *
 * @param queueLength operations that wait to be sent
 * @param oldestUnsyncedSeconds how long the first of them has waited, by the device's own clock
 * @param storagePersisted whether the browser has promised to keep the till's storage
 */
public record DeviceReport(
        @JsonProperty("client_version") @Nullable String clientVersion,
        @JsonProperty("queue_length") @Nullable Long queueLength,
        @JsonProperty("oldest_unsynced_seconds") @Nullable Long oldestUnsyncedSeconds,
        @JsonProperty("failed_count") @Nullable Long failedCount,
        @JsonProperty("storage_persisted") @Nullable Boolean storagePersisted,
        @JsonProperty("storage_used_bytes") @Nullable Long storageUsedBytes,
        @JsonProperty("storage_quota_bytes") @Nullable Long storageQuotaBytes) {
    private static final int MAX_VERSION = 64;
    private static final long MAX = 1L << 53;

    public DeviceReport {
        if (clientVersion != null && !clientVersion.matches("[ -~]{1," + MAX_VERSION + "}")) {
            throw Refusal.invalid("client_version must have 1 to " + MAX_VERSION + " characters of ASCII");
        }
        requireCount("queue_length", queueLength);
        requireCount("oldest_unsynced_seconds", oldestUnsyncedSeconds);
        requireCount("failed_count", failedCount);
        requireCount("storage_used_bytes", storageUsedBytes);
        requireCount("storage_quota_bytes", storageQuotaBytes);
    }

    private static void requireCount(String name, @Nullable Long value) {
        if (value != null && (value < 0 || value > MAX)) {
            throw Refusal.invalid(name + " must be a number from 0 to " + MAX + ", but is " + value);
        }
    }
}
