package dev.tillstream.inbox;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did to a record (B-13); who, when and from which device is the operation's.
 *
 * @param before the fields that changed as they were; null for a record that was created
 * @param after the same fields as they are; null for a record that was deleted
 */
public record AuditEntry(
        Table table,
        String recordId,
        @Nullable Fields before,
        @Nullable Fields after) {}
