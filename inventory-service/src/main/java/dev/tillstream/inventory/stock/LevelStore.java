package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of {@code stock_levels}. They are changed by addition inside the database, in the order of their keys: that
 * locks them until the transaction ends, loses nothing beside other consumers (S1-5, S1-79), and is one statement where
 * reading, locking and writing would be two.
 */
public final class LevelStore {
    private static final String ADD_TO_PRESENT = """
            update stock_levels l
            set quantity = l.quantity + k.q * 0.001, version = l.version + k.v, updated_at = $5
            from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) with ordinality as k (o, i, q, v, n)
            where l.organization_id = k.o and l.id = k.i
            returning k.n, (l.quantity * 1000)::bigint as quantity, l.version, l.counted_at""";

    /** Another consumer may be adding the same level: whoever comes second adds to what the first one made. */
    private static final String ADD_TO_MISSING = """
            insert into stock_levels as l
              (organization_id, id, quantity, version, branch_id, product_id, created_at, updated_at)
            select k.o, k.i, (k.q * 0.001)::numeric(15,3), k.v, k.b, k.p, $7, $7
            from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[])
              as k (o, i, q, v, b, p)
            on conflict (organization_id, id) do update
            set quantity = l.quantity + excluded.quantity, version = l.version + excluded.version,
              updated_at = excluded.updated_at
            returning l.id, (l.quantity * 1000)::bigint as quantity, l.version, l.organization_id, l.counted_at""";

    private static final String COUNTED = """
            update stock_levels l set counted_at = greatest(l.counted_at, k.t)
            from unnest($1::text[], $2::text[], $3::timestamptz[]) as k (o, i, t)
            where l.organization_id = k.o and l.id = k.i""";

    private LevelStore() {}

    /** Adds the changes to their levels, which are then locked until the transaction ends. */
    public static Uni<StockLevels> add(SqlConnection tx, List<StockChange> changes, Instant now) {
        List<LevelSum> sums = LevelSum.of(changes);
        Added added = new Added(new HashMap<>(), new HashMap<>());
        return addToPresent(tx, sums, added, now)
                .chain(() -> addToMissing(tx, missing(sums, added.before()), added, now))
                .map(done -> new StockLevels(added.before(), added.counted()));
    }

    /** Notes when levels, which this transaction has locked, were counted. */
    public static Uni<Void> noteCounts(SqlConnection tx, Map<LevelKey, Instant> counts) {
        if (counts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<LevelKey> levels = List.copyOf(counts.keySet());
        return tx.preparedQuery(COUNTED)
                .execute(Tuple.of(
                        levels.stream().map(LevelKey::organizationId).toArray(String[]::new),
                        levels.stream().map(LevelKey::id).toArray(String[]::new),
                        levels.stream()
                                .map(level -> Objects.requireNonNull(counts.get(level))
                                        .atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> addToPresent(SqlConnection tx, List<LevelSum> sums, Added added, Instant now) {
        if (sums.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ADD_TO_PRESENT)
                .execute(columns(sums).addValue(now.atOffset(ZoneOffset.UTC)))
                .invoke(rows -> rows.forEach(
                        row -> keep(added, sums.get(row.getLong("n").intValue() - 1), row)))
                .replaceWithVoid();
    }

    private static Uni<Void> addToMissing(SqlConnection tx, List<LevelSum> sums, Added added, Instant now) {
        if (sums.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = columns(sums)
                .addValue(texts(sums, LevelKey::branchId))
                .addValue(texts(sums, LevelKey::productId))
                .addValue(now.atOffset(ZoneOffset.UTC));
        Map<Key, LevelSum> byKey =
                sums.stream().collect(Collectors.toMap(sum -> keyOf(sum.key()), Function.identity()));
        return tx.preparedQuery(ADD_TO_MISSING)
                .execute(values)
                .invoke(rows -> rows.forEach(
                        row -> keep(added, Objects.requireNonNull(byKey.get(RecordTable.keyOf(row))), row)))
                .replaceWithVoid();
    }

    private static List<LevelSum> missing(List<LevelSum> sums, Map<LevelKey, Level> present) {
        return sums.stream().filter(sum -> !present.containsKey(sum.key())).toList();
    }

    private static void keep(Added added, LevelSum sum, Row row) {
        Level after = new Level(new Quantity(row.getLong("quantity")), row.getLong("version"));
        added.before().put(sum.key(), after.before(sum));
        OffsetDateTime counted = row.getOffsetDateTime("counted_at");
        if (counted != null) {
            added.counted().put(sum.key(), counted.toInstant());
        }
    }

    private static Key keyOf(LevelKey level) {
        return new Key(level.organizationId(), level.id());
    }

    private static Tuple columns(List<LevelSum> sums) {
        return Tuple.of(
                texts(sums, LevelKey::organizationId),
                texts(sums, LevelKey::id),
                sums.stream().map(sum -> sum.quantity().thousandths()).toArray(Long[]::new),
                sums.stream().map(LevelSum::movements).toArray(Long[]::new));
    }

    private static String[] texts(List<LevelSum> sums, Function<LevelKey, String> part) {
        return sums.stream().map(sum -> part.apply(sum.key())).toArray(String[]::new);
    }

    /** What the database tells of the levels that it added to. */
    private record Added(Map<LevelKey, Level> before, Map<LevelKey, Instant> counted) {}
}
