package dev.tillstream.gateway.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One deed. Secrets (keys, passwords, their hashes) and what tills sent are never part of it.
 *
 * @param branchId null where it concerns the whole organization
 * @param table one of {@link Audit#TABLES}
 * @param recordId what it was done to
 * @param type {@code <table>.<verb>}, for instance {@code devices.revoke}
 * @param reason as the person gave it
 * @param before the fields that count, as they were; null for what is new
 * @param after as they are now; null for what is gone
 */
public record AuditEntry(
        String organizationId,
        @Nullable String branchId,
        AuditAuthor by,
        String table,
        String recordId,
        String type,
        @Nullable String reason,
        @Nullable Map<String, ? extends @Nullable Object> before,
        @Nullable Map<String, ? extends @Nullable Object> after) {
    public AuditEntry {
        if (!Audit.TABLES.contains(table) || !type.startsWith(table + ".")) {
            throw new IllegalArgumentException("type " + type + " is none of the table " + table);
        }
    }
}
