package dev.tillstream.gateway.caller;

import org.jspecify.annotations.Nullable;

/**
 * Where a caller works: a branch of an organization, or the organization as a whole.
 *
 * @param branchId null for who works for all branches
 * @param branchCode of that branch
 */
public record Place(
        String organizationId,
        String organizationCode,
        @Nullable String branchId,
        @Nullable String branchCode) {
    public Place {
        if ((branchId == null) != (branchCode == null)) {
            throw new IllegalArgumentException("branch_id and branch_code come together: " + branchId);
        }
    }

    public static Place branch(String organizationId, String organizationCode, String branchId, String branchCode) {
        return new Place(organizationId, organizationCode, branchId, branchCode);
    }

    public static Place wholeOrganization(String organizationId, String organizationCode) {
        return new Place(organizationId, organizationCode, null, null);
    }
}
