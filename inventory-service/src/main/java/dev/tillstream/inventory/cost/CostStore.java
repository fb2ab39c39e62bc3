package dev.tillstream.inventory.cost;

import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code product_costs}. */
public final class CostStore {
    private static final RecordTable TABLE = new RecordTable(Tables.PRODUCT_COSTS);
    private static final BulkInsert<Cost> INSERT =
            TABLE.insert().<Cost>of(Cost::record).build();
    private static final BulkInsert<Cost> UPDATE =
            TABLE.insert().<Cost>of(Cost::record).replacing(List.of("organization_id", "id"));

    private static final String KEEP_AVERAGES = """
            update product_costs c set average_exact = k.a::numeric
            from unnest($1::text[], $2::text[], $3::text[]) as k (o, i, a)
            where c.organization_id = k.o and c.id = k.i""";

    private static final String ON_HAND = """
            select l.organization_id, l.product_id, (sum(l.quantity) * 1000)::bigint as quantity
            from unnest($1::text[], $2::text[]) as k (o, p)
            join stock_levels l on l.organization_id = k.o and l.product_id = k.p
            group by 1, 2""";

    private CostStore() {}

    /** The costs of these products, locked until the transaction ends, and how much of them there is. */
    public static Uni<Costs> lock(SqlConnection tx, Collection<Key> products) {
        if (products.isEmpty()) {
            return Uni.createFrom().item(new Costs(Map.of(), Map.of()));
        }
        return TABLE.rows(tx, products)
                .map(CostStore::read)
                .chain(known -> onHand(tx, products).map(onHand -> new Costs(known, onHand)));
    }

    /** One that another consumer made since {@link #lock} is an error: the batch is tried again. */
    public static Uni<Void> store(SqlConnection tx, Costs costs) {
        return INSERT.execute(tx, costs.created())
                .chain(() -> UPDATE.execute(tx, costs.updated()))
                .chain(() -> keepAverages(tx, costs.changed()));
    }

    private static Map<Key, Cost> read(List<Row> rows) {
        Map<Key, Cost> costs = new LinkedHashMap<>();
        rows.forEach(row ->
                costs.put(RecordTable.keyOf(row), new Cost(TABLE.read(row), row.getBigDecimal("average_exact"))));
        return costs;
    }

    private static Uni<Void> keepAverages(SqlConnection tx, List<Cost> costs) {
        if (costs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(KEEP_AVERAGES)
                .execute(Tuple.of(
                        costs.stream()
                                .map(cost -> cost.record().key().organizationId())
                                .toArray(String[]::new),
                        costs.stream().map(cost -> cost.record().id()).toArray(String[]::new),
                        costs.stream()
                                .map(cost -> cost.average().toPlainString())
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Map<Key, Quantity>> onHand(SqlConnection tx, Collection<Key> products) {
        Tuple keys = Tuple.of(
                products.stream().map(Key::organizationId).toArray(String[]::new),
                products.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(ON_HAND).execute(keys).map(rows -> {
            Map<Key, Quantity> onHand = new HashMap<>();
            rows.forEach(row -> onHand.put(
                    new Key(row.getString("organization_id"), row.getString("product_id")),
                    new Quantity(row.getLong("quantity"))));
            return onHand;
        });
    }
}
