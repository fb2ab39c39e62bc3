package dev.tillstream.gateway.overview;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.overview.SyncHealth.Till;
import dev.tillstream.gateway.overview.SyncHealth.Waiting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how synchronization goes: two statements, by indexes, whatever the feed's length. */
@Singleton
final class SyncHealthStore {
    private static final Duration SILENT_AFTER = Duration.ofMinutes(15);

    /** The newest change of each scope that the asker sees is at the end of its index. */
    private static final String SUMMARY = """
            with scopes as (
                select '*' as scope
                union all select id from branches where organization_id = $1 and ($2::text is null or id = $2)),
            open_conflicts as (
                select f.written_at from scopes s
                join feed f on f.organization_id = $1 and f.scope = s.scope and f.table_name = 'conflicts'
                    and f.status = 'open' and not f.deleted
                limit 1000),
            kept as (
                select received_at from quarantine
                where organization_id = $1 and status = 'open' and ($2::text is null or branch_id = $2)
                order by received_at limit 1000)
            select coalesce((select seq from feed_head where organization_id = $1), 0) as head,
                (select max(newest.written_at) from scopes s
                    cross join lateral (
                        select f.written_at from feed f
                        where f.organization_id = $1 and f.scope = s.scope order by f.seq desc limit 1) newest
                ) as moved_at,
                (select count(*) from kept) as kept, (select min(received_at) from kept) as kept_since,
                (select count(*) from open_conflicts) as conflicts,
                (select min(written_at) from open_conflicts) as conflicts_since""";

    /** Of the newest life of each till; what has its receipt was received, even if that could not be saved. */
    private static final String TILLS = """
            select d.id, d.name, d.branch_id, d.last_seen_at, (d.report ->> 'queue_length')::bigint as queue_length,
                coalesce((select sum(upper(r) - lower(r)) from unnest(s.received - s.applied) as r), 0)::bigint
                    as unapplied,
                lower(s.received - s.applied) as oldest_unapplied,
                coalesce(upper(s.received + s.applied) - 1
                    - (select sum(upper(r) - lower(r)) from unnest(s.received + s.applied) as r), 0)::bigint as missing
            from devices d
            left join lateral (
                select received, applied from device_seqs
                where organization_id = $1 and device_id = d.id
                order by epoch desc limit 1
            ) s on true
            where d.organization_id = $1 and d.revoked_at is null and ($2::text is null or d.branch_id = $2)
            order by d.last_seen_at nulls first, d.id limit 10000""";

    private final Pool pool;

    SyncHealthStore(Pool pool) {
        this.pool = pool;
    }

    Uni<SyncHealth> read(Caller caller, Instant now) {
        Tuple place = Tuple.of(caller.organizationId(), caller.branchId());
        return pool.preparedQuery(TILLS)
                .execute(place)
                .map(rows -> {
                    List<Till> tills = new ArrayList<>();
                    rows.forEach(row -> tills.add(till(row, now)));
                    return tills;
                })
                .chain(tills -> pool.preparedQuery(SUMMARY)
                        .execute(place)
                        .map(rows -> health(rows.iterator().next(), tills, now)));
    }

    private static SyncHealth health(Row row, List<Till> tills, Instant now) {
        return new SyncHealth(
                row.getLong("head"),
                time(row, "moved_at"),
                tills.stream().mapToLong(Till::unapplied).sum(),
                new Waiting(row.getLong("kept"), time(row, "kept_since")),
                new Waiting(row.getLong("conflicts"), time(row, "conflicts_since")),
                tills.size(),
                tills.stream().filter(Till::needsALook).limit(200).toList(),
                now);
    }

    private static Till till(Row row, Instant now) {
        Instant seen = time(row, "last_seen_at");
        return new Till(
                row.getString("id"),
                row.getString("name"),
                row.getString("branch_id"),
                seen,
                seen == null || seen.isBefore(now.minus(SILENT_AFTER)),
                row.getLong("unapplied"),
                row.getLong("oldest_unapplied"),
                row.getLong("missing"),
                row.getLong("queue_length"));
    }

    private static @Nullable Instant time(Row row, String name) {
        OffsetDateTime time = row.getOffsetDateTime(name);
        return time == null ? null : time.toInstant();
    }
}
