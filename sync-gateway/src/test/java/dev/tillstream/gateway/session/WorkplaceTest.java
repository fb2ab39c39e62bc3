package dev.tillstream.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkplaceTest {
    private static final RoleGrant AUDITOR = new RoleGrant(StaffRole.AUDITOR, null);
    private static final RoleGrant CASHIER_IN_A = new RoleGrant(StaffRole.CASHIER, "a");
    private static final RoleGrant MANAGER_IN_B = new RoleGrant(StaffRole.MANAGER, "b");

    @Test
    void inABranchTheMostPowerfulRoleThereCounts() {
        List<RoleGrant> roles = List.of(AUDITOR, CASHIER_IN_A, MANAGER_IN_B);
        assertThat(Workplace.in("a", roles)).contains(new Workplace(StaffRole.CASHIER, "a"));
        assertThat(Workplace.in("b", roles)).contains(new Workplace(StaffRole.MANAGER, "b"));
        assertThat(Workplace.in("c", roles)).contains(new Workplace(StaffRole.AUDITOR, "c"));
        assertThat(Workplace.in("c", List.of(CASHIER_IN_A))).isEmpty();
    }

    @Test
    void whoMayWorksEverywhere() {
        assertThat(Workplace.ofChoice(List.of(CASHIER_IN_A, AUDITOR))).contains(new Workplace(StaffRole.AUDITOR, null));
        assertThat(Workplace.ofChoice(List.of(CASHIER_IN_A, MANAGER_IN_B)))
                .contains(new Workplace(StaffRole.MANAGER, "b"));
        assertThat(Workplace.ofChoice(List.of())).isEmpty();
    }
}
