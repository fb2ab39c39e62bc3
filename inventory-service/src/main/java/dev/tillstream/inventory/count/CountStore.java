package dev.tillstream.inventory.count;

import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.MovementStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of {@code stock_count_points}, and what counts ask of the ledger. */
final class CountStore {
    private static final String POINTS = """
            select k.n, p.counted_at, p.count_id from unnest($1::text[], $2::text[]) with ordinality as k (o, l, n)
            join stock_count_points p on p.organization_id = k.o and p.level_id = k.l""";

    private static final BulkInsert<Placed> ADD = BulkInsert.<Placed>into("stock_count_points")
            .column("organization_id", ColumnType.TEXT, p -> p.level().organizationId())
            .column("level_id", ColumnType.TEXT, p -> p.level().id())
            .column("counted_at", ColumnType.TIME, p -> p.point().countedAt().atOffset(ZoneOffset.UTC))
            .column("count_id", ColumnType.TEXT, p -> p.point().countId())
            .build();

    private CountStore() {}

    /** A count of a level. */
    record Placed(LevelKey level, CountPoint point) {}

    /** All counts of these levels, which this transaction has locked. */
    static Uni<Map<LevelKey, List<CountPoint>>> points(SqlConnection tx, List<LevelKey> levels) {
        if (levels.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple keys = Tuple.of(
                levels.stream().map(LevelKey::organizationId).toArray(String[]::new),
                levels.stream().map(LevelKey::id).toArray(String[]::new));
        return tx.preparedQuery(POINTS).execute(keys).map(rows -> {
            Map<LevelKey, List<CountPoint>> points = new HashMap<>();
            rows.forEach(row -> points.computeIfAbsent(
                            levels.get(row.getLong("n").intValue() - 1), key -> new ArrayList<>())
                    .add(new CountPoint(row.getOffsetDateTime("counted_at").toInstant(), row.getString("count_id"))));
            return points;
        });
    }

    /** For each count, what is booked of its products that happened after it; one query a count. */
    static Uni<Map<Key, Map<String, Quantity>>> bookedAfter(SqlConnection tx, List<Counting> countings) {
        Map<Key, Map<String, Quantity>> all = new HashMap<>();
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Counting counting : countings) {
            work = work.chain(() -> bookedAfter(tx, counting))
                    .invoke(found -> all.put(counting.key(), found))
                    .replaceWithVoid();
        }
        return work.replaceWith(all);
    }

    static Uni<Void> add(SqlConnection tx, List<Placed> points) {
        return ADD.execute(tx, points);
    }

    private static Uni<Map<String, Quantity>> bookedAfter(SqlConnection tx, Counting counting) {
        Set<String> products = counting.counted().keySet();
        return MovementStore.after(
                tx,
                counting.key(),
                counting.branchId(),
                products,
                counting.point().countedAt());
    }
}
