package dev.tillstream.client.limit;

import dev.tillstream.client.record.StockRules;
import dev.tillstream.client.store.PendingStock;
import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what the goods of a sale break: levels of stock, and products that want serial numbers. */
final class GoodsCheck {
    private final SqlSession sql;
    private final RecordReader reader;

    GoodsCheck(SqlSession sql) {
        this.sql = sql;
        this.reader = new RecordReader(sql);
    }

    /**
     * In the order of the sale: first what isn't there, then what has no number.
     *
     * @param stockHolds whether more than is there needs a manager
     */
    List<GoodsBreach> breaches(Fields order, boolean stockHolds) {
        List<Fields> items = order.rows("items");
        Map<String, Quantity> sold = StockRules.sold(items);
        List<GoodsBreach> breaches = new ArrayList<>();
        if (stockHolds) {
            sold.forEach((product, change) -> shortage(product, change).ifPresent(breaches::add));
        }
        for (Fields product : numbered(sold)) {
            GoodsRules.unnumbered(product, of(product, items)).ifPresent(breaches::add);
        }
        return breaches;
    }

    /** Goods without a level at the branch are not counted goods, or not pulled yet: they are sold. */
    private Optional<GoodsBreach> shortage(String id, Quantity sold) {
        String branch = new SyncState(sql).get(StateKey.BRANCH_ID).orElse("");
        return new PendingStock(sql)
                .knownLevel(branch, id)
                .filter(there -> there.plus(sold).compareTo(Quantity.ZERO) < 0)
                .flatMap(there -> GoodsRules.shortage(product(id), there, sold));
    }

    private Fields product(String id) {
        return reader.find(Tables.PRODUCTS, id).orElseGet(() -> Fields.of(Map.of("id", id)));
    }

    private List<Fields> numbered(Map<String, Quantity> sold) {
        String marks = String.join(", ", Collections.nCopies(sold.size(), "?"));
        return reader.select(
                Tables.PRODUCTS,
                "WHERE id IN (" + marks + ") AND require_serial_on_sale = 1",
                sold.keySet().toArray());
    }

    private static List<Fields> of(Fields product, List<Fields> items) {
        String id = product.requiredText("id");
        return items.stream().filter(item -> id.equals(item.text("product_id"))).toList();
    }
}
