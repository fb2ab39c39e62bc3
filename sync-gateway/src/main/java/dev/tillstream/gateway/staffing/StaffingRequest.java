package dev.tillstream.gateway.staffing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Ids;
import dev.tillstream.gateway.account.EmailAddress;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.RoleGrant;
import dev.tillstream.gateway.session.StaffRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the calls about accounts take. Requests check themselves: {@link Refusal} invalid_operation names the field. */
public sealed interface StaffingRequest {
    int MAX_NAME = 255;
    int MAX_ROLES = 100;

    /** A role as it is asked for. */
    record WantedRole(
            @JsonProperty("role") @Nullable String role,
            @JsonProperty("branch_id") @Nullable String branchId) implements StaffingRequest {}

    /** @param staffId of the staff record; null for a new one */
    record NewAccount(
            @JsonProperty("staff_id") @Nullable String staffId,
            @JsonProperty("name") String name,
            @JsonProperty("email") String email,
            @JsonProperty("roles") List<WantedRole> roles)
            implements StaffingRequest {
        public NewAccount {
            requireStaffId(staffId);
            requireName(name);
            email = EmailAddress.require(email);
            roles = requireRoles(roles);
        }

        List<RoleGrant> grants() {
            return toGrants(roles);
        }
    }

    /** What is null stays. */
    record AccountChange(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("roles") @Nullable List<WantedRole> roles,
            @JsonProperty("disabled") @Nullable Boolean disabled)
            implements StaffingRequest {
        public AccountChange {
            if (name != null) {
                requireName(name);
            }
            email = email == null ? null : EmailAddress.require(email);
            roles = roles == null ? null : requireRoles(roles);
        }

        @Nullable
        List<RoleGrant> grants() {
            return roles == null ? null : toGrants(roles);
        }
    }

    /**
     * @param staffId of a staff record that the installer makes; null for one that the gateway makes
     * @param password null for one who is to choose it by an invitation
     */
    record NewOwner(
            @JsonProperty("staff_id") @Nullable String staffId,
            @JsonProperty("name") String name,
            @JsonProperty("email") String email,
            @JsonProperty("password") @Nullable String password)
            implements StaffingRequest {
        public NewOwner {
            requireStaffId(staffId);
            requireName(name);
            email = EmailAddress.require(email);
        }

        @Override
        public String toString() {
            return "owner " + email;
        }
    }

    private static void requireStaffId(@Nullable String staffId) {
        if (staffId != null && !Ids.isValid(staffId)) {
            throw Refusal.invalid("staff_id must be an id, but is " + staffId);
        }
    }

    private static void requireName(@Nullable String name) {
        if (name == null
                || name.isBlank()
                || name.length() > MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("name must have 1 to " + MAX_NAME + " characters");
        }
    }

    private static List<WantedRole> requireRoles(@Nullable List<WantedRole> roles) {
        if (roles == null || roles.isEmpty() || roles.size() > MAX_ROLES) {
            throw Refusal.invalid("roles must have 1 to " + MAX_ROLES + " entries");
        }
        Set<WantedRole> distinct = new HashSet<>();
        for (int i = 0; i < roles.size(); i++) {
            requireRole("roles[" + i + "]", roles.get(i), distinct);
        }
        return List.copyOf(roles);
    }

    private static void requireRole(String at, @Nullable WantedRole wanted, Set<WantedRole> distinct) {
        if (wanted == null
                || wanted.role() == null
                || StaffRole.ofWireName(wanted.role()).isEmpty()) {
            throw Refusal.invalid(at + ".role must be owner, manager, cashier or auditor, but is "
                    + (wanted == null ? null : wanted.role()));
        }
        if (wanted.role().equals(StaffRole.OWNER.wireName()) && wanted.branchId() != null) {
            throw Refusal.invalid(at + ".branch_id must be null for an owner, but is " + wanted.branchId());
        }
        if (!distinct.add(wanted)) {
            throw Refusal.invalid(at + " is there twice");
        }
    }

    private static List<RoleGrant> toGrants(List<WantedRole> roles) {
        List<RoleGrant> grants = new ArrayList<>();
        for (WantedRole wanted : roles) {
            String role = String.valueOf(wanted.role()).toLowerCase(Locale.ROOT);
            grants.add(new RoleGrant(StaffRole.ofWireName(role).orElseThrow(), wanted.branchId()));
        }
        return grants;
    }
}
