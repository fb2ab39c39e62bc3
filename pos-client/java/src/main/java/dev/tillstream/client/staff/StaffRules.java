package dev.tillstream.client.staff;

import dev.tillstream.contracts.Fields;
import java.util.List;
import java.util.Set;

/** What a member of the staff may do at a till. Pure. */
public final class StaffRules {
    private static final Set<String> MANAGING = Set.of("owner", "manager");

    private StaffRules() {}

    /** Whether the person is active and works at the branch; without {@code branch_ids} they work at all. */
    public static boolean mayWork(Fields person, String branchId) {
        boolean active = person.value("is_active") == null || person.flag("is_active");
        return active
                && (!(person.value("branch_ids") instanceof List<?> branches)
                        || branches.isEmpty()
                        || branches.contains(branchId));
    }

    /** Whether the person may allow what a till's limits don't (B-9). */
    public static boolean mayOverride(Fields person) {
        String role = person.text("role");
        return role != null && MANAGING.contains(role);
    }
}
