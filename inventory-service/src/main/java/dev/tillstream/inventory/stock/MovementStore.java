package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of {@code stock_movements}: only ever added. */
final class MovementStore {
    static final RecordTable ADJUSTMENTS = new RecordTable(Tables.STOCK_MOVEMENTS);
    private static final BulkInsert<StoredRecord> ADD_ADJUSTMENTS =
            ADJUSTMENTS.insert().build();

    private static final String BOOKED = """
            select k.n from unnest($1::text[], $2::text[]) with ordinality as k (o, i, n)
            join stock_movements m on m.organization_id = k.o and m.id = k.i""";

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SERIALIZATION_FAILURE = "40001";

    private MovementStore() {}

    /** What the ledger holds of what the operations are about. */
    static Uni<Ledger> ledger(SqlConnection tx, List<PushedOperation> operations) {
        List<Key> adjustments = operations.stream()
                .filter(Ledger::isAdjustment)
                .map(pushed -> new Key(
                        pushed.origin().organizationId(), pushed.operation().id()))
                .distinct()
                .toList();
        return booked(tx, Ledger.probes(operations))
                .chain(booked -> ADJUSTMENTS.lock(tx, adjustments).map(known -> new Ledger(booked, known)));
    }

    /**
     * Fails as a serialization failure, which is tried again, where another consumer booked one of these since
     * {@link #ledger}: as after a rebalance, when the old owner of a partition is not done yet.
     */
    static Uni<Void> add(SqlConnection tx, Bookings bookings, Instant now) {
        return ofSales(now)
                .execute(tx, bookings.movements())
                .chain(() -> ADD_ADJUSTMENTS.execute(tx, bookings.adjustments()))
                .onFailure(MovementStore::isDuplicate)
                .transform(MovementStore::toBeTriedAgain);
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState().equals(UNIQUE_VIOLATION);
    }

    /** The unique violation itself would count as a refusal of the operation. */
    private static PgException toBeTriedAgain(Throwable duplicate) {
        return new PgException(
                "another consumer has booked the same movement",
                "ERROR",
                SERIALIZATION_FAILURE,
                duplicate.getMessage());
    }

    private static Uni<Set<Key>> booked(SqlConnection tx, List<Key> probes) {
        if (probes.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        String[] organizations = probes.stream().map(Key::organizationId).toArray(String[]::new);
        String[] ids = probes.stream().map(Key::id).toArray(String[]::new);
        return tx.preparedQuery(BOOKED).execute(Tuple.of(organizations, ids)).map(rows -> {
            Set<Key> booked = new HashSet<>();
            rows.forEach(row -> booked.add(probes.get(row.getLong(0).intValue() - 1)));
            return booked;
        });
    }

    /** Only the columns that these movements have. */
    private static BulkInsert<Movement> ofSales(Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        return BulkInsert.<Movement>into("stock_movements")
                .column("organization_id", ColumnType.TEXT, m -> m.level().organizationId())
                .column("id", ColumnType.TEXT, Movement::id)
                .column("branch_id", ColumnType.TEXT, m -> m.level().branchId())
                .column("created_at", ColumnType.TIME, m -> time)
                .column("updated_at", ColumnType.TIME, m -> time)
                .column("occurred_at", ColumnType.TIME, m -> m.occurredAt().atOffset(ZoneOffset.UTC))
                .column("device_id", ColumnType.TEXT, Movement::deviceId)
                .column("product_id", ColumnType.TEXT, m -> m.level().productId())
                .column("change", ColumnType.QUANTITY, m -> m.change().thousandths())
                .column("movement_type", ColumnType.TEXT, m -> m.type().wireName())
                .column("reference_id", ColumnType.TEXT, Movement::referenceId)
                .build();
    }
}
