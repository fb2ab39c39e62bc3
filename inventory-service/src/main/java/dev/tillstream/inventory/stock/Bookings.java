package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The bookings of a batch, by operation. */
final class Bookings {
    private final Map<OperationKey, Booking> byOperation = new HashMap<>();
    private final List<StockChange> stock = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<StoredRecord> adjustments = new ArrayList<>();

    private Bookings() {}

    static Bookings of(List<PushedOperation> operations, Ledger ledger, Instant now) {
        Bookings bookings = new Bookings();
        for (PushedOperation pushed : operations) {
            if (!Conflicts.isResolution(pushed)) {
                bookings.add(pushed, ledger.book(pushed, now));
            }
        }
        return bookings;
    }

    Booking of(PushedOperation pushed) {
        Booking booking = byOperation.get(OperationKey.of(pushed));
        if (booking == null) {
            throw new IllegalStateException("operation " + pushed.operation().opId() + " was not loaded");
        }
        return booking;
    }

    List<StockChange> stock() {
        return stock;
    }

    List<Movement> movements() {
        return movements;
    }

    List<StoredRecord> adjustments() {
        return adjustments;
    }

    private void add(PushedOperation pushed, Booking booking) {
        byOperation.put(OperationKey.of(pushed), booking);
        stock.addAll(booking.stock());
        if (booking instanceof Booking.OfSales sales) {
            movements.addAll(sales.movements());
        }
        if (booking instanceof Booking.OfAdjustment adjustment) {
            adjustments.add(adjustment.movement());
        }
    }

    private record OperationKey(String organizationId, UUID opId) {
        static OperationKey of(PushedOperation pushed) {
            return new OperationKey(
                    pushed.origin().organizationId(), pushed.operation().opId());
        }
    }
}
