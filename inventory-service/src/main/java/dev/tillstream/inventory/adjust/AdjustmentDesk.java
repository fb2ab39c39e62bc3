package dev.tillstream.inventory.adjust;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.batch.Part;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Desk;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.StockChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Corrections of stock by people (S4-2): the movement itself is what they send, and it is in the feed. */
public final class AdjustmentDesk implements Desk {
    static final String ADJUST = "stock_movements.adjust";

    private final Map<Key, StoredRecord> booked;
    private final List<StoredRecord> added = new ArrayList<>();

    AdjustmentDesk(Map<Key, StoredRecord> booked) {
        this.booked = new HashMap<>(booked);
    }

    /** Those of these operations that are booked already. */
    public static Uni<AdjustmentDesk> load(SqlConnection tx, List<PushedOperation> operations) {
        List<Key> keys = operations.stream()
                .filter(AdjustmentDesk::isAdjustment)
                .map(pushed -> new Key(
                        pushed.origin().organizationId(), pushed.operation().id()))
                .distinct()
                .toList();
        return AdjustmentStore.lock(tx, keys).map(AdjustmentDesk::new);
    }

    @Override
    public boolean takes(PushedOperation pushed) {
        return isAdjustment(pushed);
    }

    @Override
    public Booking book(PushedOperation pushed, Books books) {
        String id = pushed.operation().id();
        if (MovementIds.isReserved(id)) {
            return Booking.refused(pushed, Reason.INVALID_OPERATION, "id " + id + " is reserved for what follows");
        }
        Fields payload = AdjustmentStore.own(pushed.operation().payload());
        StockChange change = AdjustmentRules.change(pushed);
        StoredRecord movement = AdjustmentRules.movement(pushed, payload, books.now());
        StoredRecord known = booked.putIfAbsent(movement.key(), movement);
        if (known == null) {
            added.add(movement);
            return booking(pushed, movement, change, books);
        }
        if (AdjustmentRules.isSame(known.fields(), movement.fields())) {
            return Booking.nothing(Receipt.applied(pushed, known.version()));
        }
        return Booking.refused(
                pushed, Reason.DUPLICATE_REFERENCE, "movement " + id + " is booked already, with other content");
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return AdjustmentStore.add(tx, added);
    }

    private static Booking booking(PushedOperation pushed, StoredRecord movement, StockChange change, Books books) {
        LevelKey level = change.level();
        String batch = movement.fields().text("batch_number");
        books.batches().put(level, new Part(batch, change.change()), null, pushed, books.now());
        books.costs().moved(change);
        List<Change> changes = new ArrayList<>();
        changes.add(movement.toChange(Tables.STOCK_MOVEMENTS));
        changes.addAll(books.tell());
        return Booking.of(Receipt.applied(pushed, movement.version()), List.of(), changes)
                .moving(List.of(change))
                .audited(List.of(AuditEntry.of(Tables.STOCK_MOVEMENTS, null, movement)));
    }

    private static boolean isAdjustment(PushedOperation pushed) {
        return pushed.operation().type().equals(ADJUST);
    }
}
