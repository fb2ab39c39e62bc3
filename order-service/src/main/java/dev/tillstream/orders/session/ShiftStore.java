package dev.tillstream.orders.session;

import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.orders.session.ShiftTotals.Line;
import dev.tillstream.orders.session.ShiftTotals.Sum;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shifts, and the sums of what went through them. */
final class ShiftStore {
    private static final RecordTable SHIFTS = new RecordTable(Tables.STAFF_WORK_SESSIONS);
    private static final BulkInsert<Shift> STORE = SHIFTS.insert()
            .<Shift>of(Shift::record)
            .column("fingerprint", ColumnType.TEXT, Shift::fingerprint)
            .replacing(List.of("organization_id", "id"));

    private static final String TOTALS = """
            select t.organization_id, t.session_id, t.kind, t.payment_method, t.amount, t.documents
            from unnest($1::text[], $2::text[]) as k (o, i)
            join shift_totals t on t.organization_id = k.o and t.session_id = k.i""";

    private static final String ADD = """
            insert into shift_totals as t (organization_id, session_id, kind, payment_method, amount, documents)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[])
            on conflict (organization_id, session_id, kind, payment_method) do update set
                amount = t.amount + excluded.amount, documents = t.documents + excluded.documents""";

    private ShiftStore() {}

    /** What a batch adds to one sum. */
    record Addition(Key shift, Line line) {}

    static Uni<Map<Key, Shift>> lock(SqlConnection tx, Collection<Key> keys) {
        return SHIFTS.rows(tx, keys).map(rows -> {
            Map<Key, Shift> shifts = new HashMap<>();
            rows.forEach(row -> shifts.put(RecordTable.keyOf(row), read(row)));
            return shifts;
        });
    }

    static Uni<Map<Key, ShiftTotals>> totals(SqlClient tx, Collection<Key> shifts) {
        if (shifts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple pairs = Tuple.of(
                shifts.stream().map(Key::organizationId).toArray(String[]::new),
                shifts.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(TOTALS).execute(pairs).map(rows -> {
            Map<Key, ShiftTotals> totals = new HashMap<>();
            rows.forEach(row -> totals.merge(
                    new Key(row.getString(0), row.getString(1)),
                    ShiftTotals.NONE.plus(
                            new Line(row.getString(2), row.getString(3)), new Sum(row.getLong(4), row.getLong(5))),
                    ShiftTotals::plus));
            return totals;
        });
    }

    static Uni<Void> store(SqlConnection tx, List<Shift> shifts) {
        return STORE.execute(tx, shifts);
    }

    static Uni<Void> add(SqlConnection tx, Map<Addition, Sum> additions) {
        if (additions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Addition> keys = List.copyOf(additions.keySet());
        List<Sum> sums = keys.stream()
                .map(key -> additions.getOrDefault(key, new Sum(0, 0)))
                .toList();
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(
                        keys.stream().map(key -> key.shift().organizationId()).toArray(String[]::new),
                        keys.stream().map(key -> key.shift().id()).toArray(String[]::new),
                        keys.stream().map(key -> key.line().kind()).toArray(String[]::new),
                        keys.stream().map(key -> key.line().method()).toArray(String[]::new),
                        sums.stream().map(Sum::amount).toArray(Long[]::new),
                        sums.stream().map(Sum::documents).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    static Shift read(Row row) {
        return new Shift(SHIFTS.read(row), row.getString("fingerprint"));
    }
}
