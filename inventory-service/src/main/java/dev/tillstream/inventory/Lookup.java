package dev.tillstream.inventory;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.batch.BatchName;
import dev.tillstream.inventory.purchase.PurchaseDesk;
import dev.tillstream.inventory.sale.SaleLines;
import dev.tillstream.inventory.serial.Serial;
import dev.tillstream.inventory.serial.SerialRules;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.transfer.TransferDesk;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be looked up to book a batch.
 *
 * @param lines the goods that it moves
 * @param probes the movements that tell what is booked already
 * @param serials the pieces that it names
 * @param costed the products whose costs it needs: a sale needs none
 */
record Lookup(Set<BatchLine> lines, Set<Key> probes, Set<Serial> serials, Set<Key> costed) {
    private static final Set<String> NEED_COSTS =
            Set.of("losses.create", "supplier_purchases.create", "supplier_purchases.receive");

    static Lookup of(List<PushedOperation> operations) {
        Lookup lookup =
                new Lookup(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        operations.forEach(lookup::add);
        return lookup;
    }

    /** The products of the lines. */
    Set<Key> products() {
        Set<Key> products = new LinkedHashSet<>();
        lines.forEach(line -> products.add(line.product()));
        return products;
    }

    /** The same, with what the records that the operations are about tell. */
    Lookup with(Desks desks, List<PushedOperation> operations) {
        lines.addAll(desks.lines(operations));
        serials.addAll(desks.serials(operations));
        costed.addAll(desks.costed(operations));
        return this;
    }

    private void add(PushedOperation pushed) {
        if (SaleLines.isOfSales(pushed)) {
            lines.addAll(SaleLines.of(pushed));
            probes.addAll(SaleLines.probes(pushed));
            serials.addAll(SaleLines.serials(pushed));
            return;
        }
        PurchaseDesk.probe(pushed).ifPresent(probes::add);
        TransferDesk.probe(pushed).ifPresent(probes::add);
        addLine(pushed, pushed.operation().payload().values());
        if (pushed.operation().payload().value("items") instanceof List<?> items) {
            items.forEach(item -> addLine(pushed, item));
        }
    }

    /** What doesn't make sense is left to the desk that refuses it. */
    private void addLine(PushedOperation pushed, @Nullable Object line) {
        if (line instanceof Map<?, ?> fields && fields.get("product_id") instanceof String product) {
            String organizationId = pushed.origin().organizationId();
            LevelKey level = LevelKey.of(organizationId, pushed.origin().branch(), product);
            lines.add(new BatchLine(level, new BatchName(textOf(fields, "batch_number"), textOf(fields, "batch_id"))));
            SerialRules.numbersOf(fields.get("serial_numbers"))
                    .forEach(number -> serials.add(new Serial(organizationId, product, number)));
            if (NEED_COSTS.contains(pushed.operation().type())) {
                costed.add(new Key(organizationId, product));
            }
        }
    }

    private static @Nullable String textOf(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }
}
