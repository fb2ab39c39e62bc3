package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Account.Branch;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.RoleGrant;
import dev.tillstream.gateway.session.StaffRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may look after whose account, by role and branch. */
final class StaffingRules {
    private StaffingRules() {}

    /**
     * Whose role decides, and where it counts.
     *
     * @param branchId null for the whole organization
     */
    record Authority(StaffRole role, @Nullable String branchId) {
        static final Authority INSTALLER = new Authority(StaffRole.OWNER, null);
    }

    /** @throws Refusal not_allowed for roles that look after no account */
    static void requireAny(Authority authority) {
        if (authority.role() != StaffRole.OWNER && authority.role() != StaffRole.MANAGER) {
            throw Refusal.notAllowed("Accounts are looked after by owners and managers.");
        }
    }

    /** Whether an account of these roles is looked after with that authority. */
    static boolean covers(Authority authority, List<RoleGrant> roles) {
        return authority.role() == StaffRole.OWNER
                || (authority.role() == StaffRole.MANAGER && roles.stream().allMatch(role -> isUnder(authority, role)));
    }

    /** @throws Refusal not_allowed, where there is such an account that others look after */
    static void requireCovers(Authority authority, List<RoleGrant> roles) {
        requireAny(authority);
        if (!covers(authority, roles)) {
            throw Refusal.notAllowed("Managers look after cashiers and auditors of their own branches.");
        }
    }

    /** @throws Refusal invalid_operation for a branch that isn't there */
    static void requireBranches(List<RoleGrant> roles, List<Branch> branches) {
        for (int i = 0; i < roles.size(); i++) {
            String id = roles.get(i).branchId();
            if (id != null && branches.stream().noneMatch(branch -> branch.id().equals(id))) {
                throw Refusal.invalid("roles[" + i + "].branch_id must be a branch of the organization, but is " + id);
            }
        }
    }

    /**
     * Somebody must be left who can do everything.
     *
     * @param before the account as it is
     * @param owners all that can log in as owner now
     * @throws Refusal not_allowed where it is the only one, and would be no more
     */
    static void requireAnOwner(Account before, boolean disabled, List<RoleGrant> roles, List<String> owners) {
        boolean remains = !disabled && isOwner(roles);
        if (owners.contains(before.id()) && owners.size() == 1 && !remains) {
            throw Refusal.notAllowed("The last owner can't be disabled, and stays owner.");
        }
    }

    static boolean isOwner(List<RoleGrant> roles) {
        return roles.stream().anyMatch(role -> role.role() == StaffRole.OWNER);
    }

    private static boolean isUnder(Authority authority, RoleGrant role) {
        boolean lower = role.role() == StaffRole.CASHIER || role.role() == StaffRole.AUDITOR;
        return lower && (authority.branchId() == null || authority.branchId().equals(role.branchId()));
    }
}
