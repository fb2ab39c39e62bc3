package dev.tillstream.inventory;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.OpenBooks;
import dev.tillstream.inventory.count.CountBook;
import dev.tillstream.inventory.count.OpenCounts;
import dev.tillstream.inventory.product.Tracking;
import dev.tillstream.inventory.sale.Sales;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import dev.tillstream.inventory.stock.OpenLevels;
import dev.tillstream.inventory.stock.StockLevels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The service's rules without its database, Kafka and clock: batch by batch, as {@link InventoryWork} books them. */
final class PureInventory {
    private final OpenLevels levels = new OpenLevels();
    private final OpenCounts counts = new OpenCounts();
    private final List<Movement> ledger = new ArrayList<>();
    private final Map<String, Change> feed = new TreeMap<>();
    private final Books books;
    private final Desks desks;

    /** No operation is known yet, so nothing is asked of the database. */
    @SuppressWarnings("NullAway")
    PureInventory(String organization) {
        books = OpenBooks.tracking(Map.of(
                new Key(organization, StockScenario.BATCHED), new Tracking(true),
                new Key(organization, StockScenario.FIRST_EXPIRED), new Tracking(true)));
        desks = Desks.load(null, List.of(), Map.of(), Sales.NOON).await().indefinitely();
    }

    /** Of an operation that comes twice in a batch the inbox passes on one. */
    void apply(List<PushedOperation> batch) {
        Map<UUID, PushedOperation> fresh = new LinkedHashMap<>();
        batch.forEach(pushed -> fresh.putIfAbsent(pushed.operation().opId(), pushed));
        Bookings bookings = Bookings.of(List.copyOf(fresh.values()), desks, books);
        StockLevels before = levels.add(bookings.stock());
        CountBook count = counts.open(desks.counts(), bookings::forEach, before, ledger);
        levels.add(bookings.bookCounts(count, books));
        counts.keep(count, levels);
        bookings.forEach(this::keep);
    }

    Map<String, String> levels() {
        return levels.quantities();
    }

    /** The sum of the movements, by branch and product. */
    Map<String, String> sums() {
        Map<String, Quantity> sums = new TreeMap<>();
        ledger.forEach(movement -> sums.merge(
                movement.level().branchId() + " " + movement.level().productId(), movement.change(), Quantity::plus));
        return texts(sums);
    }

    /** What there is of batches, by branch, product and batch. */
    Map<String, String> batches() {
        Map<String, String> batches = new TreeMap<>();
        feed.values().stream()
                .filter(change -> change.table().equals("stock_batches"))
                .forEach(change -> batches.put(
                        change.scope() + " " + Sales.data(change).text("product_id") + " "
                                + Sales.data(change).text("batch_number"),
                        Sales.data(change).requiredQuantity("quantity").toString()));
        return batches;
    }

    /** The sum of what was moved of batches, by branch, product and batch. */
    Map<String, String> batchSums() {
        Map<String, Quantity> sums = new TreeMap<>();
        for (Movement movement : ledger) {
            String batch = movement.lot().batchNumber();
            if (batch != null) {
                String key =
                        movement.level().branchId() + " " + movement.level().productId() + " " + batch;
                sums.merge(key, movement.change(), Quantity::plus);
            }
        }
        return texts(sums);
    }

    /** A field of all records of a table. */
    Map<String, String> values(String table, String field) {
        Map<String, String> values = new TreeMap<>();
        feed.values().stream()
                .filter(change -> change.table().equals(table))
                .forEach(change -> values.put(
                        change.id(), String.valueOf(Sales.data(change).value(field))));
        return values;
    }

    private void keep(PushedOperation pushed, Booking booking) {
        ledger.addAll(booking.movements());
        if (pushed.operation().type().equals("stock_movements.adjust")) {
            adjusted(pushed, booking);
        }
        booking.changes()
                .forEach(change -> feed.merge(
                        change.table() + " " + change.scope() + " " + change.id(),
                        change,
                        (one, two) -> one.version() > two.version() ? one : two));
    }

    /** An adjustment's movement is a record of its own, before what it sets off at counts. */
    private void adjusted(PushedOperation pushed, Booking booking) {
        if (booking.stock().size() > booking.movements().size()) {
            Movement.Cause cause = Movement.Cause.of(MovementType.ADJUSTMENT, "", pushed);
            Movement.Lot lot = Movement.Lot.ofBatch(pushed.operation().payload().text("batch_number"));
            ledger.add(new Movement(pushed.operation().id(), booking.stock().get(0), cause, lot));
        }
    }

    private static Map<String, String> texts(Map<String, Quantity> quantities) {
        Map<String, String> texts = new HashMap<>();
        quantities.forEach((key, quantity) -> texts.put(key, quantity.toString()));
        return new TreeMap<>(texts);
    }
}
