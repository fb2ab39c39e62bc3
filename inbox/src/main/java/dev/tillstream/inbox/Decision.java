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
 */
public record Decision(List<Change> changes, Optional<Receipt> receipt) {
    public Decision {
        changes = List.copyOf(changes);
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
