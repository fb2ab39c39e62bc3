package dev.tillstream.inventory;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.adjust.AdjustmentDesk;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Desk;
import dev.tillstream.inventory.booking.NoteDesk;
import dev.tillstream.inventory.count.CountDesk;
import dev.tillstream.inventory.loss.LossDesk;
import dev.tillstream.inventory.product.Tracking;
import dev.tillstream.inventory.purchase.PurchaseDesk;
import dev.tillstream.inventory.sale.SaleDesk;
import dev.tillstream.inventory.serial.Serial;
import dev.tillstream.inventory.transfer.TransferDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The desks that book a batch, each with its records loaded; always in the same order, so that nobody deadlocks. */
record Desks(List<Desk> all, CountDesk counts) {
    Desks {
        all = List.copyOf(all);
    }

    static Uni<Desks> load(
            SqlConnection tx, List<PushedOperation> operations, Map<Key, Tracking> tracked, Instant now) {
        List<Desk> desks = new ArrayList<>();
        return SaleDesk.load(tx, operations, tracked)
                .invoke(desks::add)
                .chain(() -> AdjustmentDesk.load(tx, operations))
                .invoke(desks::add)
                .chain(() -> LossDesk.load(tx, operations))
                .invoke(desks::add)
                .chain(() -> PurchaseDesk.load(tx, operations, now))
                .invoke(desks::add)
                .chain(() -> TransferDesk.load(tx, operations))
                .invoke(desks::add)
                .chain(() -> CountDesk.load(tx, operations))
                .invoke(desks::add)
                .invoke(counts -> desks.add(new NoteDesk()))
                .map(counts -> new Desks(desks, counts));
    }

    /** The goods of records that operations are about. */
    List<BatchLine> lines(List<PushedOperation> operations) {
        return all.stream().flatMap(desk -> desk.lines(operations).stream()).toList();
    }

    /** The pieces of records that operations are about. */
    List<Serial> serials(List<PushedOperation> operations) {
        return all.stream().flatMap(desk -> desk.serials(operations).stream()).toList();
    }

    /** The products whose costs operations need, beside those that they name. */
    Set<Key> costed(List<PushedOperation> operations) {
        return all.stream().flatMap(desk -> desk.costed(operations).stream()).collect(Collectors.toSet());
    }

    /** Never throws for what an operation says: it must stop nobody else. */
    Booking book(PushedOperation pushed, Books books) {
        for (Desk desk : all) {
            if (desk.takes(pushed)) {
                return book(desk, pushed, books);
            }
        }
        return Booking.refused(
                pushed,
                Reason.UNKNOWN_TYPE,
                "the inventory does not know " + pushed.operation().type());
    }

    Uni<Void> store(SqlConnection tx) {
        Uni<Void> stored = Uni.createFrom().voidItem();
        for (Desk desk : all) {
            stored = stored.chain(() -> desk.store(tx));
        }
        return stored;
    }

    private static Booking book(Desk desk, PushedOperation pushed, Books books) {
        try {
            return desk.book(pushed, books);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | ClassCastException e) {
            return Booking.refused(pushed, Reason.INVALID_OPERATION, String.valueOf(e.getMessage()));
        }
    }
}
