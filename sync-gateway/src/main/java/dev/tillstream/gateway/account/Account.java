package dev.tillstream.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.gateway.session.RoleGrant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a member of the staff.
 *
 * @param id that of the staff record
 * @param email in small letters; with the organization's code it is what one logs in by
 * @param passwordHash null before an invitation was accepted
 */
public record Account(
        Organization organization,
        String id,
        String email,
        String name,
        @Nullable String passwordHash,
        boolean isDisabled,
        @Nullable Instant lastLoginAt,
        List<RoleGrant> roles) {
    public Account {
        roles = List.copyOf(roles);
    }

    /** The account's organization. */
    public record Organization(
            @JsonProperty("id") String id,
            @JsonProperty("code") String code,
            @JsonProperty("name") String name,
            @JsonProperty("currency") String currency) {}

    /** A branch of that. */
    public record Branch(
            @JsonProperty("id") String id,
            @JsonProperty("code") String code,
            @JsonProperty("name") String name) {}

    /** Of these branches those that the roles reach. */
    public List<Branch> reachable(List<Branch> all) {
        boolean everywhere = roles.stream().anyMatch(RoleGrant::isOrganizationWide);
        return all.stream()
                .filter(branch -> everywhere
                        || roles.stream().anyMatch(role -> branch.id().equals(role.branchId())))
                .toList();
    }

    @Override
    public String toString() {
        return "account " + id + " of " + organization.id();
    }
}
