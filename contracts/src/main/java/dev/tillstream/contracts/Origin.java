package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Where an operation comes from, as its credential says; never taken from a body (PROTOCOL §0).
 *
 * @param clockSkewMillis how far the device's clock is ahead of the server's; 0 where that isn't known (B-15)
 */
public record Origin(
        @JsonProperty("organization_id") String organizationId,
        @JsonProperty("organization_code") String organizationCode,
        @JsonProperty("branch_id") String branchId,
        @JsonProperty("branch_code") String branchCode,
        @JsonProperty("device_id") String deviceId,
        @JsonProperty("clock_skew_ms") long clockSkewMillis) {

    public Origin {
        Objects.requireNonNull(organizationId, "organization_id is required");
        Objects.requireNonNull(organizationCode, "organization_code is required");
        Objects.requireNonNull(branchId, "branch_id is required");
        Objects.requireNonNull(branchCode, "branch_code is required");
        Objects.requireNonNull(deviceId, "device_id is required");
    }
}
