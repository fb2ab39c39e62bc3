package dev.tillstream.inbox;

import dev.tillstream.contracts.Change;
import java.util.List;

/**
 * What a person's decision about a conflict does to the record in conflict.
 *
 * @param changes the records that it changed, as they are now
 * @param audit what is kept for auditors
 */
public record Effects(List<Change> changes, List<AuditEntry> audit) {
    public static final Effects NONE = new Effects(List.of(), List.of());

    public Effects {
        changes = List.copyOf(changes);
        audit = List.copyOf(audit);
    }
}
