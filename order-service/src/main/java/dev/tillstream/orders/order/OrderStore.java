package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.payment.PaymentRows;
import dev.tillstream.orders.report.Bucket;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders with their items and payments, many in a statement. */
final class OrderStore {
    private static final RecordTable ORDERS = new RecordTable(Tables.ORDERS);
    private static final RecordTable ITEMS = new RecordTable(Tables.ORDER_ITEMS);
    private static final RecordTable PAYMENTS = PaymentRows.TABLE;

    /** New orders are plain inserts: one that came into being meanwhile is an error, so the batch is tried again. */
    private static final BulkInsert<Order> INSERT = orders().build();

    private static final BulkInsert<Order> UPDATE = orders().replacing(List.of("organization_id", "id"));
    private static final BulkInsert<StoredRecord> INSERT_ITEMS = ITEMS.insert().build();

    private static final String LOCK = """
            with k as (
                select o, i from unnest($1::text[], $2::text[]) as id (o, i)
                union
                select t.organization_id, t.id from unnest($3::text[], $4::text[]) as reference (o, r)
                join orders t on t.organization_id = reference.o and t.offline_reference = reference.r)
            select t.* from k join orders t on t.organization_id = k.o and t.id = k.i
            order by t.organization_id, t.id for update of t""";

    private static final String ITEMS_OF = """
            select t.* from unnest($1::text[], $2::text[]) as k (o, i)
            join order_items t on t.organization_id = k.o and t.order_id = k.i""";

    private static final String PAYMENTS_OF = """
            select t.* from unnest($1::text[], $2::text[]) as k (o, i)
            join payments t on t.organization_id = k.o and t.document_id = k.i""";

    private OrderStore() {}

    /**
     * The orders with these keys or offline references, those that exist, with items and payments, locked in the order of
     * their keys.
     *
     * @param references organizations and offline references
     */
    static Uni<Map<Key, Order>> lock(SqlConnection tx, Collection<Key> keys, Collection<Key> references) {
        if (keys.isEmpty() && references.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple wanted = pairs(keys);
        Tuple named = pairs(references);
        wanted.addValue(named.getValue(0)).addValue(named.getValue(1));
        return tx.preparedQuery(LOCK).execute(wanted).chain(rows -> {
            List<Row> list = new ArrayList<>();
            rows.forEach(list::add);
            return withRows(tx, list);
        });
    }

    static Uni<Void> insert(SqlConnection tx, List<Order> orders) {
        return INSERT.execute(tx, orders)
                .chain(() -> INSERT_ITEMS.execute(tx, rowsOf(orders, "items")))
                .chain(() -> PaymentRows.insert(tx, rowsOf(orders, "payments")));
    }

    /** Items and payments never change. */
    static Uni<Void> update(SqlConnection tx, List<Order> orders) {
        return UPDATE.execute(tx, orders);
    }

    private static BulkInsert.Builder<Order> orders() {
        return ORDERS.insert()
                .<Order>of(Order::record)
                .column("fingerprint", ColumnType.TEXT, Order::fingerprint)
                .column("sold_day", ColumnType.DATE, order -> order.bucket().day())
                .column("sold_hour", ColumnType.INTEGER, order -> order.bucket().hour())
                .column(
                        "sold_device_id",
                        ColumnType.TEXT,
                        order -> order.bucket().deviceId())
                .column("paid_at_sale", ColumnType.BIGINT, Order::paidAtSale)
                .column("is_counted", ColumnType.BOOLEAN, Order::isCounted);
    }

    private static Uni<Map<Key, Order>> withRows(SqlConnection tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Set<Key> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(RecordTable.keyOf(row)));
        return rowsOf(tx, ITEMS_OF, ITEMS, keys)
                .chain(items ->
                        rowsOf(tx, PAYMENTS_OF, PAYMENTS, keys).map(payments -> assemble(rows, items, payments)));
    }

    private static Map<Key, Order> assemble(
            List<Row> rows, Map<Key, List<Fields>> items, Map<Key, List<Fields>> payments) {
        Map<Key, Order> orders = new HashMap<>();
        for (Row row : rows) {
            StoredRecord record = ORDERS.read(row);
            Fields whole = record.fields()
                    .with("items", items.getOrDefault(record.key(), List.of()))
                    .with("payments", payments.getOrDefault(record.key(), List.of()));
            Bucket bucket = new Bucket(
                    row.getLocalDate("sold_day"), row.getInteger("sold_hour"), row.getString("sold_device_id"));
            orders.put(
                    record.key(),
                    new Order(
                            new StoredRecord(record.key(), record.meta(), whole),
                            row.getString("fingerprint"),
                            bucket,
                            row.getLong("paid_at_sale"),
                            row.getBoolean("is_counted")));
        }
        return orders;
    }

    private static Uni<Map<Key, List<Fields>>> rowsOf(
            SqlConnection tx, String sql, RecordTable table, Set<Key> orders) {
        return tx.preparedQuery(sql).execute(pairs(orders)).map(rows -> {
            Map<Key, List<Fields>> byOrder = new HashMap<>();
            for (Row row : rows) {
                Key order = new Key(row.getString("organization_id"), row.getString("order_id"));
                byOrder.computeIfAbsent(order, key -> new ArrayList<>())
                        .add(table.read(row).fields().with("id", row.getString("id")));
            }
            byOrder.values()
                    .forEach(list -> list.sort(
                            (a, b) -> Long.compare(a.integerOrZero("line_number"), b.integerOrZero("line_number"))));
            return byOrder;
        });
    }

    private static List<StoredRecord> rowsOf(List<Order> orders, String field) {
        List<StoredRecord> rows = new ArrayList<>();
        for (Order order : orders) {
            for (Fields row : order.record().fields().rows(field)) {
                Key key = new Key(order.record().key().organizationId(), row.requiredText("id"));
                rows.add(new StoredRecord(key, order.record().meta(), row));
            }
        }
        return rows;
    }

    private static Tuple pairs(Collection<Key> keys) {
        return Tuple.of(
                keys.stream().map(Key::organizationId).toArray(String[]::new),
                keys.stream().map(Key::id).toArray(String[]::new));
    }
}
