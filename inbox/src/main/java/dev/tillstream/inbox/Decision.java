package dev.tillstream.inbox;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * What one operation does: published as one change record.
 *
 * @param changes the records that it changed, as they are now
 * @param receipt empty where another service gives it
 * @param audit what is kept for auditors; facts that are created need no entry, their record is one
 */
public record Decision(List<Change> changes, Optional<Receipt> receipt, List<AuditEntry> audit) {
    public Decision {
        changes = List.copyOf(changes);
        audit = List.copyOf(audit);
    }

    private Decision(List<Change> changes, Optional<Receipt> receipt) {
        this(changes, receipt, List.of());
    }

    /** The same, with what it did to records as it is kept for auditors (B-13). */
    public Decision audited(List<AuditEntry> entries) {
        return new Decision(changes, receipt, entries);
    }

    public static Decision of(Receipt receipt, List<Change> changes) {
        return new Decision(changes, Optional.of(receipt));
    }

    public static Decision of(Receipt receipt, Change... changes) {
        return of(receipt, List.of(changes));
    }

    /** Refused by a rule: nothing changes. */
    public static Decision rejected(PushedOperation pushed, Reason reason, String message) {
        return of(Receipt.rejected(pushed, reason, message), List.of());
    }

    /** Changes of a service that follows another one's operations. */
    public static Decision following(List<Change> changes) {
        return new Decision(changes, Optional.empty());
    }
}
