package dev.tillstream.gateway.release;

import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.audit.AuditEntry;
import java.util.List;
import java.util.Map;

/** Decisions as the audit has them: what was decided about which operation, not what was in it. */
final class Audited {
    private static final String TABLE = "quarantine";

    private Audited() {}

    static List<AuditEntry> entries(Administrator by, List<KeptOperation> kept, String status, String reason) {
        return kept.stream().map(each -> entry(by, each, status, reason)).toList();
    }

    private static AuditEntry entry(Administrator by, KeptOperation kept, String status, String reason) {
        String verb = status.equals(KeptOperation.RELEASED) ? "release" : "discard";
        return new AuditEntry(
                kept.organizationId(),
                kept.branchId(),
                by.author(),
                TABLE,
                kept.id(),
                TABLE + "." + verb,
                reason,
                Map.of("status", kept.status(), "reason", kept.reason().wireName()),
                Map.of(
                        "status",
                        status,
                        "op_id",
                        kept.opId() == null ? "" : kept.opId().toString()));
    }
}
