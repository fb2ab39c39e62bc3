package dev.tillstream.gateway.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which role a session works, and where.
 *
 * @param branchId null for the whole organization
 */
public record Workplace(StaffRole role, @Nullable String branchId) {
    private static final Comparator<RoleGrant> MOST_POWERFUL = Comparator.comparing(RoleGrant::role)
            .thenComparing(RoleGrant::branchId, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The most powerful role that counts in that branch; none where the roles don't reach it. */
    public static Optional<Workplace> in(String branchId, List<RoleGrant> roles) {
        return roles.stream()
                .filter(role -> role.countsIn(branchId))
                .min(Comparator.comparing(RoleGrant::role))
                .map(role -> new Workplace(role.role(), branchId));
    }

    /** Where someone works who names no branch: everywhere if they may, else in the branch of their first role. */
    public static Optional<Workplace> ofChoice(List<RoleGrant> roles) {
        return roles.stream()
                .filter(RoleGrant::isOrganizationWide)
                .min(MOST_POWERFUL)
                .or(() -> roles.stream().min(MOST_POWERFUL))
                .map(role -> new Workplace(role.role(), role.branchId()));
    }
}
