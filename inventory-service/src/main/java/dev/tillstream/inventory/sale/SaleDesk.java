package dev.tillstream.inventory.sale;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.batch.BatchRules;
import dev.tillstream.inventory.batch.Part;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Desk;
import dev.tillstream.inventory.product.Tracking;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.MovementStore;
import dev.tillstream.inventory.stock.MovementStore.BatchMove;
import dev.tillstream.inventory.stock.MovementType;
import dev.tillstream.inventory.stock.StockChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Books what is still to be booked of sales and returns: by what the ledger holds, whatever the order, the repetition or
 * the loss of operations was (R-4, S1-94).
 */
public final class SaleDesk implements Desk {
    private final Map<Key, BatchMove> taken;

    SaleDesk(Map<Key, BatchMove> taken) {
        this.taken = new HashMap<>(taken);
    }

    /** @param tracked of the products that are moved, those whose batches are kept */
    public static Uni<SaleDesk> load(SqlConnection tx, List<PushedOperation> operations, Map<Key, Tracking> tracked) {
        return MovementStore.inBatches(tx, SaleLines.takenFromBatches(operations, tracked))
                .map(SaleDesk::new);
    }

    @Override
    public boolean takes(PushedOperation pushed) {
        return SaleLines.isOfSales(pushed);
    }

    @Override
    public Booking book(PushedOperation pushed, Books books) {
        SaleChanges.Sold sold = SaleChanges.of(pushed.operation());
        List<Movement> movements = new ArrayList<>();
        List<StockChange> again = new ArrayList<>();
        List<Change> told = new ArrayList<>();
        for (Sale sale : sold.sales()) {
            List<Movement> fresh = freshOf(pushed, sale, books, told);
            movements.addAll(fresh);
            again.addAll(fresh.isEmpty() ? untouched(pushed, sale.branchId(), sale.items(), books) : List.of());
        }
        for (GoodsReturn goods : sold.returns()) {
            List<Movement> fresh = freshOf(pushed, goods, books);
            movements.addAll(fresh);
            again.addAll(fresh.isEmpty() ? untouched(pushed, goods.branchId(), goods.items(), books) : List.of());
        }
        List<StockChange> stock =
                new ArrayList<>(movements.stream().map(Movement::stock).toList());
        stock.forEach(books.costs()::moved);
        stock.addAll(again);
        told.addAll(0, books.tell());
        return Booking.following(movements, stock, told);
    }

    /** Movements are all that sales leave here. */
    @Override
    public Uni<Void> store(SqlConnection tx) {
        return Uni.createFrom().voidItem();
    }

    private List<Movement> freshOf(PushedOperation pushed, Sale sale, Books books, List<Change> told) {
        List<Movement> fresh = new ArrayList<>();
        SaleSerials serials = new SaleSerials(pushed, books);
        told.addAll(serials.tellAgain(sale));
        if (books.booked().add(SaleLines.probe(pushed, sale.id(), MovementType.SALE))) {
            for (int line = 0; line < sale.items().size(); line++) {
                fresh.addAll(sold(pushed, sale, line, books));
            }
            List<String> doubts = serials.sell(sale);
            if (!doubts.isEmpty() && !sale.isCancelled()) {
                told.add(serials.open(sale, doubts));
            }
        }
        if (sale.isCancelled() && books.booked().add(SaleLines.probe(pushed, sale.id(), MovementType.VOID))) {
            for (int line = 0; line < sale.items().size(); line++) {
                fresh.addAll(takenBack(pushed, sale, line, books));
                serials.move(sale.branchId(), sale.items().get(line), MovementType.VOID, sale.id());
            }
        }
        return fresh;
    }

    /** Goods that came back are in stock again; those that can't be sold are lost at once (B-7). */
    private static List<Movement> freshOf(PushedOperation pushed, GoodsReturn goods, Books books) {
        List<Movement> fresh = new ArrayList<>();
        if (goods.isPending() || !books.booked().add(SaleLines.probe(pushed, goods.id(), MovementType.RETURN))) {
            return fresh;
        }
        SaleSerials serials = new SaleSerials(pushed, books);
        for (int line = 0; line < goods.items().size(); line++) {
            SoldItem item = goods.items().get(line);
            BatchLine place = SaleLines.lineOf(pushed, goods.branchId(), item);
            String number = books.batches().numberOf(place.level(), place.named());
            Part back = new Part(number, SaleRules.unitsOf(item));
            Line returned = Line.of(pushed, MovementType.RETURN, goods.id(), line);
            fresh.addAll(returned.put(place, List.of(back), books));
            serials.move(goods.branchId(), item, MovementType.RETURN, goods.id());
            if (item.isLost()) {
                serials.move(goods.branchId(), item, MovementType.LOSS, goods.id());
                Part lost = new Part(number, back.units().negated());
                fresh.addAll(
                        Line.of(pushed, MovementType.LOSS, goods.id(), line).put(place, List.of(lost), books));
            }
        }
        return fresh;
    }

    private List<Movement> sold(PushedOperation pushed, Sale sale, int number, Books books) {
        SoldItem item = sale.items().get(number);
        BatchLine place = SaleLines.lineOf(pushed, sale.branchId(), item);
        List<Part> parts =
                books.batches().take(place.level(), SaleRules.unitsOf(item), place.named(), pushed, books.now());
        Line line = Line.sold(pushed, sale, number);
        List<Movement> movements = line.movements(
                place,
                parts.stream()
                        .map(part -> new Part(part.batchNumber(), part.units().negated()))
                        .toList());
        for (Movement movement : movements) {
            String batch = movement.lot().batchNumber();
            if (batch != null) {
                taken.put(
                        new Key(place.level().organizationId(), movement.id()),
                        new BatchMove(batch, movement.change()));
            }
        }
        return movements;
    }

    /** What a cancelled sale took goes back where it came from. */
    private List<Movement> takenBack(PushedOperation pushed, Sale sale, int number, Books books) {
        SoldItem item = sale.items().get(number);
        BatchLine place = SaleLines.lineOf(pushed, sale.branchId(), item);
        String saleLine = SaleLines.lineId(pushed, sale.id(), MovementType.SALE, number);
        List<Part> parts = new ArrayList<>();
        Quantity rest = SaleRules.unitsOf(item);
        for (int part = 0; part < BatchRules.MAX_PARTS; part++) {
            BatchMove move = taken.get(new Key(place.level().organizationId(), MovementIds.part(saleLine, part)));
            if (move != null) {
                parts.add(new Part(move.batchNumber(), move.change().negated()));
                rest = rest.plus(move.change());
            }
        }
        if (parts.isEmpty() || !rest.equals(Quantity.ZERO)) {
            parts.add(new Part(null, rest));
        }
        return Line.of(pushed, MovementType.VOID, sale.id(), number).put(place, parts, books);
    }

    private static List<StockChange> untouched(
            PushedOperation pushed, String branchId, List<SoldItem> items, Books books) {
        List<StockChange> again = new ArrayList<>();
        for (SoldItem item : items) {
            BatchLine place = SaleLines.lineOf(pushed, branchId, item);
            again.add(StockChange.none(place.level()));
            if (books.batches().isTracked(place.level()) || !place.named().isNone()) {
                books.batches().tellAgain(place.level());
            }
        }
        return again;
    }
}
