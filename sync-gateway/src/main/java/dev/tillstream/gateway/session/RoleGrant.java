package dev.tillstream.gateway.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A role of an account.
 *
 * @param branchId null where it counts in the whole organization
 */
public record RoleGrant(
        @JsonProperty("role") StaffRole role,
        @JsonProperty("branch_id") @Nullable String branchId) {
    @JsonIgnore
    public boolean isOrganizationWide() {
        return branchId == null;
    }

    boolean countsIn(@Nullable String branch) {
        return branchId == null || branchId.equals(branch);
    }
}
