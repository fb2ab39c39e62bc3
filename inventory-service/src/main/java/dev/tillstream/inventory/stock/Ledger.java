package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what is still to be booked: by what the ledger holds, whatever the order, the repetition or the loss of
 * operations was (R-4, S1-94). Pure.
 */
final class Ledger {
    /** The type of a correction by people. */
    static final String ADJUST = "stock_movements.adjust";

    private final Set<Key> booked;
    private final Map<Key, StoredRecord> adjustments;

    /**
     * @param booked of the {@link #probes}, those that the ledger holds
     * @param adjustments of the corrections that the operations bring, those that the ledger holds
     */
    Ledger(Set<Key> booked, Map<Key, StoredRecord> adjustments) {
        this.booked = new HashSet<>(booked);
        this.adjustments = new HashMap<>(adjustments);
    }

    /**
     * The movements that tell whether sales are booked: the first of each, because all of a sale's are booked in one
     * transaction.
     */
    static List<Key> probes(List<PushedOperation> operations) {
        Set<Key> probes = new HashSet<>();
        for (PushedOperation pushed : operations) {
            if (isOfSales(pushed)) {
                SaleChanges.salesOf(pushed.operation()).forEach(sale -> addProbes(probes, pushed, sale));
            }
        }
        return List.copyOf(probes);
    }

    static boolean isAdjustment(PushedOperation pushed) {
        return pushed.operation().type().equals(ADJUST);
    }

    /** Books one operation, so that the next one finds it booked. Never throws for what an operation says. */
    Booking book(PushedOperation pushed, Instant now) {
        if (isOfSales(pushed)) {
            return bookSales(pushed);
        }
        if (isAdjustment(pushed)) {
            return bookAdjustment(pushed, now);
        }
        return new Booking.Refused(
                Reason.UNKNOWN_TYPE,
                "the inventory does not know " + pushed.operation().type());
    }

    private Booking bookSales(PushedOperation pushed) {
        List<Movement> movements = new ArrayList<>();
        List<StockChange> stock = new ArrayList<>();
        for (Sale sale : SaleChanges.salesOf(pushed.operation())) {
            List<Movement> fresh = freshOf(pushed, sale);
            movements.addAll(fresh);
            stock.addAll(
                    fresh.isEmpty()
                            ? StockRules.untouched(sale, pushed)
                            : fresh.stream().map(Movement::stock).toList());
        }
        return new Booking.OfSales(movements, stock);
    }

    private List<Movement> freshOf(PushedOperation pushed, Sale sale) {
        List<Movement> fresh = new ArrayList<>();
        if (booked.add(probe(pushed, sale, MovementType.SALE))) {
            fresh.addAll(StockRules.sold(sale, pushed));
        }
        if (sale.isCancelled() && booked.add(probe(pushed, sale, MovementType.VOID))) {
            fresh.addAll(StockRules.takenBack(sale, pushed));
        }
        return fresh;
    }

    private Booking bookAdjustment(PushedOperation pushed, Instant now) {
        Operation operation = pushed.operation();
        if (MovementIds.isReserved(operation.id())) {
            return new Booking.Refused(
                    Reason.INVALID_OPERATION, "id " + operation.id() + " is reserved for the movements of sales");
        }
        try {
            return bookAdjustment(pushed, StockRules.adjustment(pushed), now);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Booking.Refused(Reason.INVALID_OPERATION, String.valueOf(e.getMessage()));
        }
    }

    private Booking bookAdjustment(PushedOperation pushed, StockChange change, Instant now) {
        Fields payload = MovementStore.ADJUSTMENTS.own(pushed.operation().payload());
        Fields fields = payload.with("movement_type", MovementType.ADJUSTMENT.wireName());
        StoredRecord movement =
                StoredRecord.created(Tables.STOCK_MOVEMENTS, pushed.operation().id(), pushed, now, fields);
        StoredRecord known = adjustments.putIfAbsent(movement.key(), movement);
        if (known == null) {
            return new Booking.OfAdjustment(movement, change);
        }
        if (StockRules.isSame(known.fields(), fields)) {
            return new Booking.Repeated(known);
        }
        return new Booking.Refused(
                Reason.DUPLICATE_REFERENCE, "movement " + movement.id() + " is booked already, with other content");
    }

    private static void addProbes(Set<Key> probes, PushedOperation pushed, Sale sale) {
        probes.add(probe(pushed, sale, MovementType.SALE));
        if (sale.isCancelled()) {
            probes.add(probe(pushed, sale, MovementType.VOID));
        }
    }

    private static Key probe(PushedOperation pushed, Sale sale, MovementType type) {
        String organizationId = pushed.origin().organizationId();
        return new Key(organizationId, MovementIds.of(organizationId, sale.id(), type, 0));
    }

    private static boolean isOfSales(PushedOperation pushed) {
        return pushed.operation().type().equals(SaleChanges.TYPE);
    }
}
