package dev.tillstream.inventory.sale;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.batch.BatchName;
import dev.tillstream.inventory.batch.BatchRules;
import dev.tillstream.inventory.product.Tracking;
import dev.tillstream.inventory.serial.Serial;
import dev.tillstream.inventory.serial.SerialRules;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.MovementType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What has to be looked up to book what follows from sales and returns. */
public final class SaleLines {
    private SaleLines() {}

    public static boolean isOfSales(PushedOperation pushed) {
        return pushed.operation().type().equals(SaleChanges.TYPE);
    }

    /** The lines of sales and returns: which products where, and which batches they name. */
    public static List<BatchLine> of(PushedOperation pushed) {
        SaleChanges.Sold sold = SaleChanges.of(pushed.operation());
        List<BatchLine> lines = new ArrayList<>();
        sold.sales().forEach(sale -> sale.items().forEach(item -> lines.add(lineOf(pushed, sale.branchId(), item))));
        sold.returns()
                .forEach(goods -> goods.items().forEach(item -> lines.add(lineOf(pushed, goods.branchId(), item))));
        return lines;
    }

    /**
     * The movements that tell whether sales and returns are booked: the first of each, because all of one are booked in one
     * transaction.
     */
    public static Set<Key> probes(PushedOperation pushed) {
        Set<Key> probes = new HashSet<>();
        SaleChanges.Sold sold = SaleChanges.of(pushed.operation());
        for (Sale sale : sold.sales()) {
            probes.add(probe(pushed, sale.id(), MovementType.SALE));
            if (sale.isCancelled()) {
                probes.add(probe(pushed, sale.id(), MovementType.VOID));
            }
        }
        for (GoodsReturn goods : sold.returns()) {
            probes.add(probe(pushed, goods.id(), MovementType.RETURN));
        }
        return probes;
    }

    /** The pieces that sales and returns name. */
    public static List<Serial> serials(PushedOperation pushed) {
        SaleChanges.Sold sold = SaleChanges.of(pushed.operation());
        String organization = pushed.origin().organizationId();
        return Stream.concat(
                        sold.sales().stream().flatMap(sale -> sale.items().stream()),
                        sold.returns().stream().flatMap(goods -> goods.items().stream()))
                .flatMap(item -> SerialRules.numbersOf(item.serialNumbers()).stream()
                        .map(number -> new Serial(organization, item.productId(), number)))
                .toList();
    }

    /** The records that doubts about the pieces of sales are kept with: the first movement of each such sale. */
    public static Set<Key> doubted(List<PushedOperation> operations) {
        Set<Key> movements = new LinkedHashSet<>();
        for (PushedOperation pushed : operations) {
            if (isOfSales(pushed) && !serials(pushed).isEmpty()) {
                SaleChanges.of(pushed.operation())
                        .sales()
                        .forEach(sale -> movements.add(probe(pushed, sale.id(), MovementType.SALE)));
            }
        }
        return movements;
    }

    /** The movements of cancelled sales that may have taken from batches: those go back where they came from. */
    static Set<Key> takenFromBatches(List<PushedOperation> operations, Map<Key, Tracking> tracked) {
        Set<Key> movements = new HashSet<>();
        for (PushedOperation pushed : operations) {
            if (isOfSales(pushed)) {
                SaleChanges.of(pushed.operation()).sales().stream()
                        .filter(Sale::isCancelled)
                        .forEach(sale -> addParts(movements, pushed, sale, tracked));
            }
        }
        return movements;
    }

    static Key probe(PushedOperation pushed, String recordId, MovementType type) {
        return new Key(pushed.origin().organizationId(), lineId(pushed, recordId, type, 0));
    }

    static String lineId(PushedOperation pushed, String recordId, MovementType type, int line) {
        return MovementIds.of(pushed.origin().organizationId(), recordId, type, line);
    }

    static BatchLine lineOf(PushedOperation pushed, String branchId, SoldItem item) {
        LevelKey level = LevelKey.of(pushed.origin().organizationId(), branchId, item.productId());
        boolean isNone = item.batchNumber() == null && item.batchId() == null;
        return new BatchLine(level, isNone ? BatchName.NONE : new BatchName(item.batchNumber(), item.batchId()));
    }

    private static void addParts(Set<Key> movements, PushedOperation pushed, Sale sale, Map<Key, Tracking> tracked) {
        for (int line = 0; line < sale.items().size(); line++) {
            BatchLine wanted = lineOf(pushed, sale.branchId(), sale.items().get(line));
            if (tracked.containsKey(wanted.product()) || !wanted.named().isNone()) {
                String id = lineId(pushed, sale.id(), MovementType.SALE, line);
                for (int part = 0; part < BatchRules.MAX_PARTS; part++) {
                    movements.add(new Key(pushed.origin().organizationId(), MovementIds.part(id, part)));
                }
            }
        }
    }
}
