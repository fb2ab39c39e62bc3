package dev.tillstream.orders.refund;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Returns with their items and payouts, many in a statement. */
final class ReturnStore {
    private static final RecordTable RETURNS = new RecordTable(Tables.RETURNS);
    private static final RecordTable ITEMS = new RecordTable(Tables.RETURN_ITEMS);

    private static final BulkInsert<Return> INSERT = returns().build();
    private static final BulkInsert<Return> UPDATE = returns().replacing(List.of("organization_id", "id"));
    private static final BulkInsert<StoredRecord> INSERT_ITEMS = ITEMS.insert().build();
    private static final BulkInsert<StoredRecord> UPDATE_ITEMS =
            ITEMS.insert().replacing(List.of("organization_id", "return_id", "id"));

    private static final String BY_REFERENCE = """
            select t.organization_id, t.id from unnest($1::text[], $2::text[]) as k (o, r)
            join returns t on t.organization_id = k.o and t.offline_reference = k.r""";

    private static final String BY_ORDER = """
            select t.organization_id, t.id from unnest($1::text[], $2::text[]) as k (o, r)
            join returns t on t.organization_id = k.o and t.order_id = k.r""";

    private static final String ITEMS_OF = """
            select t.* from unnest($1::text[], $2::text[]) as k (o, i)
            join return_items t on t.organization_id = k.o and t.return_id = k.i""";

    private static final String PAYMENTS_OF = """
            select t.*, t.document_id as return_id from unnest($1::text[], $2::text[]) as k (o, i)
            join payments t on t.organization_id = k.o and t.document_id = k.i""";

    private ReturnStore() {}

    /** @param references organizations and offline references of returns */
    static Uni<Set<Key>> withReferences(SqlConnection tx, Collection<Key> references) {
        return keys(tx, BY_REFERENCE, references);
    }

    static Uni<Set<Key>> ofOrders(SqlConnection tx, Collection<Key> orders) {
        return keys(tx, BY_ORDER, orders);
    }

    /** With their rows, locked in the order of their keys. */
    static Uni<Map<Key, Return>> lock(SqlConnection tx, Collection<Key> keys) {
        return RETURNS.rows(tx, keys).chain(rows -> withRows(tx, rows));
    }

    static Uni<Void> insert(SqlConnection tx, List<Return> returns) {
        return INSERT.execute(tx, returns)
                .chain(() -> INSERT_ITEMS.execute(tx, rowsOf(returns, "items")))
                .chain(() -> PaymentRows.insert(tx, rowsOf(returns, "payments")));
    }

    /** Of their rows only what the goods cost changes. */
    static Uni<Void> update(SqlConnection tx, List<Return> returns) {
        return UPDATE.execute(tx, returns).chain(() -> UPDATE_ITEMS.execute(tx, rowsOf(returns, "items")));
    }

    private static BulkInsert.Builder<Return> returns() {
        return RETURNS.insert()
                .<Return>of(Return::record)
                .column("fingerprint", ColumnType.TEXT, Return::fingerprint)
                .column("op_id", ColumnType.UUID, Return::opId)
                .column("returned_day", ColumnType.DATE, made -> of(made.bucket(), Bucket::day))
                .column("returned_hour", ColumnType.INTEGER, made -> of(made.bucket(), Bucket::hour))
                .column("returned_device_id", ColumnType.TEXT, made -> of(made.bucket(), Bucket::deviceId));
    }

    private static <T> @Nullable T of(@Nullable Bucket bucket, Function<Bucket, T> value) {
        return bucket == null ? null : value.apply(bucket);
    }

    private static @Nullable Bucket bucketOf(Row row) {
        LocalDate day = row.getLocalDate("returned_day");
        return day == null
                ? null
                : new Bucket(day, row.getInteger("returned_hour"), row.getString("returned_device_id"));
    }

    private static Uni<Map<Key, Return>> withRows(SqlConnection tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Set<Key> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(RecordTable.keyOf(row)));
        return rows(tx, ITEMS_OF, ITEMS, keys)
                .chain(items -> rows(tx, PAYMENTS_OF, PaymentRows.TABLE, keys)
                        .map(payments -> assemble(rows, items, payments)));
    }

    private static Map<Key, Return> assemble(
            List<Row> rows, Map<Key, List<Fields>> items, Map<Key, List<Fields>> payments) {
        Map<Key, Return> returns = new HashMap<>();
        for (Row row : rows) {
            StoredRecord record = RETURNS.read(row);
            Fields whole = record.fields()
                    .with("items", items.getOrDefault(record.key(), List.of()))
                    .with("payments", payments.getOrDefault(record.key(), List.of()));
            StoredRecord complete = new StoredRecord(record.key(), record.meta(), whole);
            returns.put(
                    record.key(),
                    new Return(complete, row.getString("fingerprint"), row.getUUID("op_id"), bucketOf(row)));
        }
        return returns;
    }

    private static Uni<Map<Key, List<Fields>>> rows(SqlConnection tx, String sql, RecordTable table, Set<Key> returns) {
        return tx.preparedQuery(sql).execute(pairs(returns)).map(rows -> {
            Map<Key, List<Fields>> byReturn = new HashMap<>();
            for (Row row : rows) {
                Key key = new Key(row.getString("organization_id"), row.getString("return_id"));
                byReturn.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(table.read(row).fields().with("id", row.getString("id")));
            }
            byReturn.values().forEach(list -> list.sort(Comparator.comparing(row -> row.integerOrZero("line_number"))));
            return byReturn;
        });
    }

    private static List<StoredRecord> rowsOf(List<Return> returns, String field) {
        List<StoredRecord> rows = new ArrayList<>();
        for (Return made : returns) {
            for (Fields row : made.fields().rows(field)) {
                Key key = new Key(made.key().organizationId(), row.requiredText("id"));
                rows.add(new StoredRecord(key, made.record().meta(), row));
            }
        }
        return rows;
    }

    private static Uni<Set<Key>> keys(SqlConnection tx, String sql, Collection<Key> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.preparedQuery(sql).execute(pairs(wanted)).map(rows -> {
            Set<Key> keys = new HashSet<>();
            rows.forEach(row -> keys.add(RecordTable.keyOf(row)));
            return keys;
        });
    }

    private static Tuple pairs(Collection<Key> keys) {
        return Tuple.of(
                keys.stream().map(Key::organizationId).toArray(String[]::new),
                keys.stream().map(Key::id).toArray(String[]::new));
    }
}
