package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of a device (PROTOCOL §4).
 *
 * @param receivedThrough every operation up to this seq has been received
 * @param missingSeqs holes: numbered by the device and never received; at most 100
 * @param clockSkewMillis how far the device's clock is ahead
 * @param head the newest cursor
 */
public record DeviceStatus(
        @JsonProperty("device_id") String deviceId,
        @JsonProperty("branch_id") String branchId,
        @JsonProperty("received_through") long receivedThrough,
        @JsonProperty("applied_through") long appliedThrough,
        @JsonProperty("missing_seqs") List<Long> missingSeqs,
        @JsonProperty("open_conflicts") long openConflicts,

        @JsonProperty("last_seen_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC") @Nullable
        Instant lastSeenAt,

        @JsonProperty("clock_skew_ms") long clockSkewMillis,
        @JsonProperty("head") String head) {

    public DeviceStatus {
        missingSeqs = List.copyOf(missingSeqs);
    }
}
