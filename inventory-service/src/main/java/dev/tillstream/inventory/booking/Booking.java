package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.StockChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one operation does. It doesn't depend on any level: stock is signed and never refused. Only what people count does,
 * and that is booked when the levels are locked.
 *
 * @param movements lines of the ledger that it adds; they are in no till's feed, which has what they follow from
 * @param stock what happens to levels: that of the movements first, in their order, and levels that are only told again
 * @param changes the records that it changed, but for levels
 * @param receipt empty where another service gives it
 */
public record Booking(
        List<Movement> movements,
        List<StockChange> stock,
        List<Change> changes,
        Optional<Receipt> receipt,
        List<AuditEntry> audit) {

    public Booking {
        movements = List.copyOf(movements);
        stock = List.copyOf(stock);
        changes = List.copyOf(changes);
        audit = List.copyOf(audit);
    }

    /** What follows from another service's changes. */
    public static Booking following(List<Movement> movements, List<StockChange> stock, List<Change> changes) {
        return new Booking(movements, stock, changes, Optional.empty(), List.of());
    }

    /** What an operation of a device books. */
    public static Booking of(Receipt receipt, List<Movement> movements, List<Change> changes) {
        return new Booking(
                movements, movements.stream().map(Movement::stock).toList(), changes, Optional.of(receipt), List.of());
    }

    /** What is decided already, with what that moves. */
    public static Booking of(Decision decision, List<Movement> movements) {
        List<StockChange> stock = movements.stream().map(Movement::stock).toList();
        return new Booking(movements, stock, decision.changes(), decision.receipt(), decision.audit());
    }

    /** Nothing to book: the receipt says why, or that it is booked already. */
    public static Booking nothing(Receipt receipt, Change... changes) {
        return of(receipt, List.of(), List.of(changes));
    }

    public static Booking refused(PushedOperation pushed, Reason reason, String message) {
        return nothing(Receipt.rejected(pushed, reason, message));
    }

    /** The same, with what it did as it is kept for auditors (B-13). */
    public Booking audited(List<AuditEntry> entries) {
        return new Booking(movements, stock, changes, receipt, entries);
    }

    /** The same, with stock changes that are no movements of this kind, or none. */
    public Booking moving(List<StockChange> others) {
        List<StockChange> all = new ArrayList<>(stock);
        all.addAll(others);
        return new Booking(movements, all, changes, receipt, audit);
    }

    /** The same, with further movements: what it sets off at counts that were made already (B-12). */
    public Booking correcting(List<Movement> corrections) {
        if (corrections.isEmpty()) {
            return this;
        }
        List<Movement> all = new ArrayList<>(movements);
        all.addAll(corrections);
        Booking corrected = new Booking(all, stock, changes, receipt, audit);
        return corrected.moving(corrections.stream().map(Movement::stock).toList());
    }

    /** When one of the changes of {@link #stock}, which begins with the movements, happened: by the server's clock. */
    public Instant timeOf(int change, PushedOperation by) {
        return change < movements.size() ? movements.get(change).cause().occurredAt() : by.occurredAtByServerClock();
    }

    /** @param levels those that it touched, as they are after it */
    public Decision decide(List<Change> levels) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(levels);
        return new Decision(all, receipt, audit);
    }
}
