package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.store.StoredRecord;
import java.util.ArrayList;
import java.util.List;

/** What one operation does to the ledger. It doesn't depend on any level: stock is signed and never refused. */
sealed interface Booking {
    List<StockChange> stock();

    /** @param levels those that it touched, as they are after it */
    Decision decide(PushedOperation pushed, List<Change> levels);

    /**
     * What sales move that is not booked yet; the order service gives the receipt, and the movements are in no till's feed.
     *
     * @param stock of sales that are booked whole, their levels told again: the first time may have ended before they were
     *     published
     */
    record OfSales(List<Movement> movements, List<StockChange> stock) implements Booking {
        public OfSales {
            movements = List.copyOf(movements);
            stock = List.copyOf(stock);
        }

        @Override
        public Decision decide(PushedOperation pushed, List<Change> levels) {
            return Decision.following(levels);
        }
    }

    /** A correction by people: in the feed. */
    record OfAdjustment(StoredRecord movement, StockChange change) implements Booking {
        @Override
        public List<StockChange> stock() {
            return List.of(change);
        }

        @Override
        public Decision decide(PushedOperation pushed, List<Change> levels) {
            List<Change> changes = new ArrayList<>(levels);
            changes.add(0, movement.toChange(Tables.STOCK_MOVEMENTS));
            return Decision.of(Receipt.applied(pushed, movement.version()), changes);
        }
    }

    /** A correction that is booked already: the same end, without another effect. */
    record Repeated(StoredRecord movement) implements Booking {
        @Override
        public List<StockChange> stock() {
            return List.of();
        }

        @Override
        public Decision decide(PushedOperation pushed, List<Change> levels) {
            return Decision.of(Receipt.applied(pushed, movement.version()));
        }
    }

    /** Nothing to book, for a reason that the device is told. */
    record Refused(Reason reason, String message) implements Booking {
        @Override
        public List<StockChange> stock() {
            return List.of();
        }

        @Override
        public Decision decide(PushedOperation pushed, List<Change> levels) {
            return Decision.rejected(pushed, reason, message);
        }
    }
}
