package dev.tillstream.gateway.admin;

import dev.tillstream.gateway.audit.AuditAuthor;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.problem.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who administers what.
 *
 * @param organizationId null for the installer who named none
 * @param branchId the one branch that is administered; null for all of the organization
 * @param staff empty for the installer
 */
public record Administrator(
        @Nullable String organizationId, @Nullable String branchId, AuditAuthor author, Optional<Caller> staff) {
    static Administrator of(Caller staff) {
        AuditAuthor author = new AuditAuthor(staff.staffId(), staff.deviceId());
        return new Administrator(staff.organizationId(), staff.branchId(), author, Optional.of(staff));
    }

    static Administrator installer(@Nullable String organizationId) {
        return new Administrator(organizationId, null, AuditAuthor.INSTALLER, Optional.empty());
    }

    /** @throws Refusal invalid_operation for an installer who named none */
    public String organization() {
        if (organizationId == null) {
            throw Refusal.invalid("organization_id is required");
        }
        return organizationId;
    }
}
