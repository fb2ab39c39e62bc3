package dev.tillstream.inventory;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.count.CountBook;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.StockChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The bookings of a batch, by operation. */
final class Bookings {
    private final List<PushedOperation> operations;
    private final Map<OperationKey, Booking> byOperation = new HashMap<>();

    private Bookings(List<PushedOperation> operations) {
        this.operations = operations;
    }

    static Bookings of(List<PushedOperation> operations, Desks desks, Books books) {
        Bookings bookings = new Bookings(operations);
        operations.forEach(pushed -> bookings.put(pushed, desks.book(pushed, books)));
        return bookings;
    }

    Booking of(PushedOperation pushed) {
        Booking booking = byOperation.get(OperationKey.of(pushed));
        if (booking == null) {
            throw new IllegalStateException("operation " + pushed.operation().opId() + " was not loaded");
        }
        return booking;
    }

    void forEach(BiConsumer<PushedOperation, Booking> action) {
        operations.forEach(pushed -> action.accept(pushed, of(pushed)));
    }

    List<StockChange> stock() {
        List<StockChange> stock = new ArrayList<>();
        forEach((pushed, booking) -> stock.addAll(booking.stock()));
        return stock;
    }

    List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        forEach((pushed, booking) -> movements.addAll(booking.movements()));
        return movements;
    }

    /**
     * Books what is to be booked once the levels are locked.
     *
     * @return what that moves beside {@link #stock}
     */
    List<StockChange> bookCounts(CountBook counts, Books books) {
        List<StockChange> beside = new ArrayList<>();
        for (PushedOperation pushed : operations) {
            Booking booking = of(pushed);
            Booking corrected = counts.corrected(pushed, booking);
            beside.addAll(corrected
                    .stock()
                    .subList(booking.stock().size(), corrected.stock().size()));
            put(pushed, corrected);
        }
        counts.count(books).forEach((pushed, booking) -> {
            beside.addAll(booking.stock());
            put(pushed, booking);
        });
        return beside;
    }

    private void put(PushedOperation pushed, Booking booking) {
        byOperation.put(OperationKey.of(pushed), booking);
    }

    private record OperationKey(String organizationId, UUID opId) {
        static OperationKey of(PushedOperation pushed) {
            return new OperationKey(
                    pushed.origin().organizationId(), pushed.operation().opId());
        }
    }
}
