package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation comes from, as its credential says; never taken from a body (PROTOCOL §0). What is null is left out.
 *
 * @param branchId null for a staff member who works for all branches; such an operation is about the whole organization
 * @param branchCode of that branch
 * @param deviceId of a staff member: the id of the session
 * @param clockSkewMillis how far the device's clock is ahead of the server's; 0 where that isn't known (B-15)
 * @param staffId who had logged in; null for a device
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(
        @JsonProperty("organization_id") String organizationId,
        @JsonProperty("organization_code") String organizationCode,
        @JsonProperty("branch_id") @Nullable String branchId,
        @JsonProperty("branch_code") @Nullable String branchCode,
        @JsonProperty("device_id") String deviceId,
        @JsonProperty("clock_skew_ms") long clockSkewMillis,
        @JsonProperty("staff_id") @Nullable String staffId) {

    @JsonCreator
    public Origin {
        Objects.requireNonNull(organizationId, "organization_id is required");
        Objects.requireNonNull(organizationCode, "organization_code is required");
        Objects.requireNonNull(deviceId, "device_id is required");
    }

    /** A device of a branch. */
    public Origin(
            String organizationId,
            String organizationCode,
            String branchId,
            String branchCode,
            String deviceId,
            long clockSkewMillis) {
        this(organizationId, organizationCode, branchId, branchCode, deviceId, clockSkewMillis, null);
    }

    /** The branch, where the operation is one of a branch; @throws IllegalStateException where it is of none */
    public String branch() {
        if (branchId == null) {
            throw new IllegalStateException("the operation comes from no branch");
        }
        return branchId;
    }
}
