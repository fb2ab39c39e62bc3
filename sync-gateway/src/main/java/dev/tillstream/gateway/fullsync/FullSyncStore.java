package dev.tillstream.gateway.fullsync;

import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.fullsync.FullSync.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code full_syncs}. */
@Singleton
final class FullSyncStore {
    private static final String COLUMNS = """
            select organization_id, id, device_id, branch_id, reason, status, created_at, proposed_at, decided_at,
                decided_by, decision_reason
            from full_syncs
            """;
    private static final String BEGIN = """
            insert into full_syncs (organization_id, id, device_id, branch_id, reason, status, created_at)
            values ($1, $2, $3, $4, $5, 'open', $6)
            on conflict (organization_id, device_id) where status in ('open', 'proposed') do nothing
            """;
    private static final String UNDER_WAY = COLUMNS + """
            where organization_id = $1 and device_id = $2 and status in ('open', 'proposed')
            """;
    private static final String ONE = COLUMNS + "where organization_id = $1 and id = $2 ";
    private static final String LOCK = ONE + "for update";
    private static final String PAGE = COLUMNS + """
            where organization_id = $1 and ($2::text is null or branch_id = $2) and ($3::text is null or status = $3)
                and ($4::text is null or device_id = $4)
                and ($5::timestamptz is null or (created_at, id) < ($5, $6))
            order by created_at desc, id desc limit $7
            """;
    private static final String PROPOSE =
            "update full_syncs set status = 'proposed', proposed_at = $3 where organization_id = $1 and id = $2";
    private static final String DECIDE = """
            update full_syncs set status = $3, decided_at = $4, decided_by = $5, decision_reason = $6
            where organization_id = $1 and id = $2
            """;

    private final Pool pool;

    FullSyncStore(Pool pool) {
        this.pool = pool;
    }

    /** The one that the device has under way, or this new one. */
    Uni<FullSync> begin(Caller device, String id, @Nullable String reason, Instant now) {
        Tuple row = Tuple.of(
                device.organizationId(),
                id,
                device.deviceId(),
                device.branchId(),
                reason,
                now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(BEGIN)
                .execute(row)
                .chain(() ->
                        pool.preparedQuery(UNDER_WAY).execute(Tuple.of(device.organizationId(), device.deviceId())))
                .map(rows -> toFullSync(rows.iterator().next()));
    }

    Uni<Optional<FullSync>> find(String organizationId, String id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.stream().findFirst().map(FullSyncStore::toFullSync));
    }

    /** Nobody else changes it until the transaction ends. */
    Uni<Optional<FullSync>> lock(SqlConnection transaction, String organizationId, String id) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.stream().findFirst().map(FullSyncStore::toFullSync));
    }

    /** The newest first; one more than the limit tells that there are more. */
    Uni<List<FullSync>> page(FullSyncQuery query) {
        Tuple parameters = Tuple.tuple()
                .addString(query.organizationId())
                .addString(query.branchId())
                .addString(query.status())
                .addString(query.deviceId())
                .addValue(query.after().map(position -> position.time(0)).orElse(null))
                .addString(query.after().map(position -> position.text(1)).orElse(null))
                .addInteger(query.limit() + 1);
        return pool.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> rows.stream().map(FullSyncStore::toFullSync).toList());
    }

    Uni<Void> propose(SqlConnection transaction, FullSync sync, Instant now) {
        return transaction
                .preparedQuery(PROPOSE)
                .execute(Tuple.of(sync.organizationId(), sync.id(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> decide(
            SqlConnection transaction, FullSync sync, Status decided, Administrator by, String reason, Instant now) {
        return transaction
                .preparedQuery(DECIDE)
                .execute(Tuple.of(
                        sync.organizationId(),
                        sync.id(),
                        decided.wireName(),
                        now.atOffset(ZoneOffset.UTC),
                        by.author().name(),
                        reason))
                .replaceWithVoid();
    }

    private static FullSync toFullSync(Row row) {
        return new FullSync(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Status.ofWireName(row.getString(5)),
                row.getOffsetDateTime(6).toInstant(),
                instant(row.getOffsetDateTime(7)),
                instant(row.getOffsetDateTime(8)),
                row.getString(9),
                row.getString(10));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
