package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of {@code stock_movements}: only ever added. */
public final class MovementStore {
    private static final String BOOKED = """
            select k.n from unnest($1::text[], $2::text[]) with ordinality as k (o, i, n)
            join stock_movements m on m.organization_id = k.o and m.id = k.i""";

    private static final String IN_BATCHES = """
            select m.organization_id, m.id, m.batch_number, (m.change * 1000)::bigint as change
            from unnest($1::text[], $2::text[]) as k (o, i)
            join stock_movements m on m.organization_id = k.o and m.id = k.i
            where m.batch_number is not null""";

    /** A count's own movements lie at its time; of two counts of one moment the greater id is the later. */
    private static final String AFTER = """
            select m.product_id, (sum(m.change) * 1000)::bigint as change from stock_movements m
            where m.organization_id = $1 and m.branch_id = $2 and m.product_id = any($3) and m.occurred_at >= $4
              and (m.occurred_at > $4 or (m.movement_type = 'count' and m.reference_id > $5))
            group by m.product_id""";

    private MovementStore() {}

    /** Of these movements, those that the ledger holds. */
    public static Uni<Set<Key>> booked(SqlConnection tx, List<Key> probes) {
        if (probes.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.preparedQuery(BOOKED).execute(pairs(probes)).map(rows -> {
            Set<Key> booked = new HashSet<>();
            rows.forEach(row -> booked.add(probes.get(row.getLong(0).intValue() - 1)));
            return booked;
        });
    }

    /** Of these movements, those that the ledger holds and that moved a batch. */
    public static Uni<Map<Key, BatchMove>> inBatches(SqlConnection tx, Collection<Key> movements) {
        if (movements.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(IN_BATCHES).execute(pairs(movements)).map(rows -> {
            Map<Key, BatchMove> moves = new HashMap<>();
            rows.forEach(row -> moves.put(
                    new Key(row.getString("organization_id"), row.getString("id")),
                    new BatchMove(row.getString("batch_number"), new Quantity(row.getLong("change")))));
            return moves;
        });
    }

    /** What the ledger holds of these products at a branch that happened after a count; by product. */
    public static Uni<Map<String, Quantity>> after(
            SqlConnection tx, Key count, String branchId, Set<String> productIds, Instant countedAt) {
        Tuple values = Tuple.of(
                count.organizationId(),
                branchId,
                productIds.toArray(String[]::new),
                countedAt.atOffset(ZoneOffset.UTC),
                count.id());
        return tx.preparedQuery(AFTER).execute(values).map(rows -> {
            Map<String, Quantity> changes = new HashMap<>();
            rows.forEach(row -> changes.put(row.getString("product_id"), new Quantity(row.getLong("change"))));
            return changes;
        });
    }

    /** Only the columns that these movements have. One that is booked already is an error. */
    public static Uni<Void> add(SqlConnection tx, List<Movement> movements, Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        return BulkInsert.<Movement>into("stock_movements")
                .column("organization_id", ColumnType.TEXT, m -> m.level().organizationId())
                .column("id", ColumnType.TEXT, Movement::id)
                .column("branch_id", ColumnType.TEXT, m -> m.level().branchId())
                .column("created_at", ColumnType.TIME, m -> time)
                .column("updated_at", ColumnType.TIME, m -> time)
                .column(
                        "occurred_at",
                        ColumnType.TIME,
                        m -> m.cause().occurredAt().atOffset(ZoneOffset.UTC))
                .column("device_id", ColumnType.TEXT, m -> m.cause().deviceId())
                .column("product_id", ColumnType.TEXT, m -> m.level().productId())
                .column("change", ColumnType.QUANTITY, m -> m.change().thousandths())
                .column("movement_type", ColumnType.TEXT, m -> m.cause().type().wireName())
                .column("reference_id", ColumnType.TEXT, m -> m.cause().referenceId())
                .column("batch_number", ColumnType.TEXT, m -> m.lot().batchNumber())
                .column("unit_cost", ColumnType.BIGINT, m -> m.lot().unitCost())
                .build()
                .execute(tx, movements);
    }

    /** What a movement moved of a batch. */
    public record BatchMove(String batchNumber, Quantity change) {}

    private static Tuple pairs(Collection<Key> keys) {
        return Tuple.of(
                keys.stream().map(Key::organizationId).toArray(String[]::new),
                keys.stream().map(Key::id).toArray(String[]::new));
    }
}
