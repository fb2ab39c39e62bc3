package dev.tillstream.gateway.fullsync;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.fullsync.RestoreRules.Held;
import dev.tillstream.gateway.keyset.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of {@code full_sync_operations}, and what the servers know of such operations. */
@Singleton
final class ProposedStore {
    static final int CURSOR_SIZE = 3;

    private static final String ADD = """
            insert into full_sync_operations (organization_id, full_sync_id, op_id, epoch, seq, type, record_id,
                occurred_at, amount, verdict, message, quarantine_id)
            select $1, $2, o.* from unnest($3::uuid[], $4::int[], $5::bigint[], $6::text[], $7::text[],
                $8::timestamptz[], $9::bigint[], $10::text[], $11::text[], $12::text[]) as o
            on conflict (organization_id, full_sync_id, op_id) do nothing
            """;
    private static final String COUNT =
            "select count(*) from full_sync_operations where organization_id = $1 and full_sync_id = $2";
    /** A door's receipt is no service's; a record's device is told by its data. */
    private static final String HELD = """
            select o.op_id,
                exists (select 1 from receipts r
                    where r.organization_id = $1 and r.op_id = o.op_id and not r.door),
                f.id is not null,
                f.body
            from unnest($3::uuid[], $4::text[], $5::text[]) as o (op_id, table_name, record_id)
            left join feed f on f.organization_id = $1 and f.scope in ('*', $2) and f.table_name = o.table_name
                and f.id = o.record_id and not f.deleted
            """;

    private static final String GROUPS = """
            select type, (occurred_at at time zone 'UTC')::date, verdict, count(*), sum(amount)::bigint
            from full_sync_operations
            where organization_id = $1 and full_sync_id = $2
            group by 1, 2, 3 order by 2, 1, 3
            """;
    private static final String WAITING = """
            select count(*) from full_sync_operations o
            join quarantine q on q.organization_id = o.organization_id and q.id = o.quarantine_id
            where o.organization_id = $1 and o.full_sync_id = $2 and q.status in ('proposed', 'open', 'releasing')
            """;
    private static final String PAGE = """
            select o.op_id, o.epoch, o.seq, o.type, o.record_id, o.occurred_at, o.amount, o.verdict, o.message,
                q.status, left(q.content, 4000)
            from full_sync_operations o
            left join quarantine q on q.organization_id = o.organization_id and q.id = o.quarantine_id
            where o.organization_id = $1 and o.full_sync_id = $2 and ($3::text is null or o.verdict = $3)
                and ($4::int is null or (o.epoch, o.seq, o.op_id) > ($4, $5, $6))
            order by o.epoch, o.seq, o.op_id limit $7
            """;
    private static final String UNDECIDED = """
            select o.quarantine_id, o.epoch, o.seq, o.op_id, o.type, o.record_id from full_sync_operations o
            join quarantine q on q.organization_id = o.organization_id and q.id = o.quarantine_id
            where o.organization_id = $1 and o.full_sync_id = $2 and q.status in ('proposed', 'open')
                and (o.epoch, o.seq, o.op_id) > ($3, $4, $5)
            order by o.epoch, o.seq, o.op_id limit $6
            """;
    private static final String EXCLUDE = """
            update full_sync_operations o set verdict = x.verdict, message = x.message
            from unnest($3::uuid[], $4::text[], $5::text[]) as x (op_id, verdict, message)
            where o.organization_id = $1 and o.full_sync_id = $2 and o.op_id = x.op_id
            """;

    private final Pool pool;
    private final HeldRecord heldRecord;

    ProposedStore(Pool pool, HeldRecord heldRecord) {
        this.pool = pool;
        this.heldRecord = heldRecord;
    }

    /** An operation by its name and the record that it is about. */
    record Named(UUID opId, String type, String recordId) {
        String table() {
            return type.substring(0, type.indexOf('.'));
        }
    }

    /** Where an operation stands in the order of all. */
    record Place(int epoch, long seq, UUID opId) {}

    /** Before all others. */
    static final Place BEGINNING = new Place(0, 0, new UUID(0, 0));

    /** An operation that waits in the quarantine. */
    record Waiting(String quarantineId, Place place, Named named) {
        UUID opId() {
            return named.opId();
        }
    }

    Uni<Long> count(SqlConnection transaction, FullSync sync) {
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(sync.organizationId(), sync.id()))
                .map(ProposedStore::number);
    }

    /** What is known of each of them; one that isn't in the answer is not known at all. */
    Uni<Map<UUID, Held>> held(FullSync sync, List<Named> operations) {
        Tuple parameters = Tuple.of(
                sync.organizationId(),
                sync.branchId(),
                operations.stream().map(Named::opId).toArray(UUID[]::new),
                texts(operations, Named::table),
                texts(operations, Named::recordId));
        return pool.preparedQuery(HELD).execute(parameters).map(rows -> {
            Map<UUID, Held> held = new HashMap<>();
            rows.forEach(row -> held.put(row.getUUID(0), toHeld(row)));
            return held;
        });
    }

    /** What was brought before stays as it is. */
    Uni<Void> add(SqlConnection transaction, FullSync sync, List<Proposed> proposed) {
        Tuple rows = Tuple.tuple()
                .addString(sync.organizationId())
                .addString(sync.id())
                .addValue(proposed.stream().map(Proposed::opId).toArray(UUID[]::new))
                .addValue(proposed.stream()
                        .map(each -> each.operation().envelope().epoch())
                        .toArray(Integer[]::new))
                .addValue(proposed.stream()
                        .map(each -> each.operation().envelope().seq())
                        .toArray(Long[]::new))
                .addValue(texts(proposed, each -> each.operation().type().name()))
                .addValue(texts(proposed, Proposed::recordId))
                .addValue(proposed.stream()
                        .map(each -> Instant.ofEpochMilli(each.operation().occurredAtMillis())
                                .atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addValue(proposed.stream().map(Proposed::amount).toArray(Long[]::new))
                .addValue(texts(proposed, each -> each.verdict().kind().wireName()))
                .addValue(texts(proposed, each -> each.verdict().message()))
                .addValue(texts(proposed, each -> each.isMissing() ? each.quarantineId(sync.id()) : null));
        return transaction.preparedQuery(ADD).execute(rows).replaceWithVoid();
    }

    Uni<List<FullSync.Group>> groups(FullSync sync) {
        return pool.preparedQuery(GROUPS)
                .execute(Tuple.of(sync.organizationId(), sync.id()))
                .map(rows -> rows.stream().map(ProposedStore::toGroup).toList());
    }

    /** How many are neither in the log nor refused. */
    Uni<Long> waiting(FullSync sync) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(sync.organizationId(), sync.id()))
                .map(ProposedStore::number);
    }

    /** In the order in which they happened; one more than the limit tells that there are more. */
    Uni<List<FullSync.Operation>> page(FullSync sync, @Nullable String verdict, Optional<Position> after, int limit) {
        Tuple parameters = Tuple.tuple()
                .addString(sync.organizationId())
                .addString(sync.id())
                .addString(verdict)
                .addValue(after.map(position -> (int) position.number(0)).orElse(null))
                .addValue(after.map(position -> position.number(1)).orElse(null))
                .addValue(after.map(position -> opId(position)).orElse(null))
                .addInteger(limit + 1);
        return pool.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> rows.stream().map(ProposedStore::toOperation).toList());
    }

    /** The next ones about which nothing is decided, behind that place, in the order in which they happened. */
    Uni<List<Waiting>> undecided(FullSync sync, Place after, int limit) {
        return pool.preparedQuery(UNDECIDED)
                .execute(Tuple.of(sync.organizationId(), sync.id(), after.epoch(), after.seq(), after.opId(), limit))
                .map(rows -> rows.stream().map(ProposedStore::toWaiting).toList());
    }

    /** They don't come in after all. */
    Uni<Void> exclude(SqlConnection transaction, FullSync sync, Map<UUID, Verdict> verdicts) {
        List<Map.Entry<UUID, Verdict>> entries = new ArrayList<>(verdicts.entrySet());
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(EXCLUDE)
                        .execute(Tuple.of(
                                sync.organizationId(),
                                sync.id(),
                                entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                                texts(entries, entry -> entry.getValue().kind().wireName()),
                                texts(entries, entry -> entry.getValue().message())))
                        .replaceWithVoid();
    }

    private Held toHeld(Row row) {
        String from = row.getBuffer(3) == null
                ? null
                : heldRecord.deviceOf(row.getBuffer(3).getBytes());
        return new Held(row.getBoolean(1), row.getBoolean(2), from);
    }

    private static Waiting toWaiting(Row row) {
        Place place = new Place(row.getInteger(1), row.getLong(2), row.getUUID(3));
        return new Waiting(row.getString(0), place, new Named(place.opId(), row.getString(4), row.getString(5)));
    }

    private static UUID opId(Position position) {
        try {
            return UUID.fromString(position.text(2));
        } catch (IllegalArgumentException e) {
            throw Position.noCursor();
        }
    }

    private static FullSync.Group toGroup(Row row) {
        return new FullSync.Group(
                row.getString(0), row.getLocalDate(1).toString(), row.getString(2), row.getLong(3), row.getLong(4));
    }

    private static FullSync.Operation toOperation(Row row) {
        return new FullSync.Operation(
                row.getUUID(0),
                row.getInteger(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                Timestamps.format(row.getOffsetDateTime(5)),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    private static long number(RowSet<Row> rows) {
        return rows.iterator().next().getLong(0);
    }

    private static <T> String[] texts(List<T> all, Function<T, @Nullable String> column) {
        return all.stream().map(column).toArray(String[]::new);
    }
}
