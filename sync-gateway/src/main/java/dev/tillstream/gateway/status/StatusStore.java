package dev.tillstream.gateway.status;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.seq.SeqRanges;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What is stored of one device. */
@Singleton
final class StatusStore {
    /** What has its receipt has been received, even if the gateway that received it could not save that. */
    private static final String STATUS = """
            select (s.received + s.applied)::text,
                (select upper(r) - 1 from unnest(s.applied) as r where lower(r) = 1),
                (select count(*) from feed
                    where organization_id = $1 and scope in ('*', $2) and status = 'open' and table_name = 'conflicts'
                        and not deleted),
                d.last_seen_at, d.clock_skew_ms, coalesce(s.epoch, 0)
            from devices d
            left join lateral (
                select epoch, received, applied from device_seqs
                where organization_id = $1 and device_id = $3
                order by epoch desc limit 1
            ) s on true
            where d.organization_id = $1 and d.id = $3
            """;

    private final Pool pool;

    StatusStore(Pool pool) {
        this.pool = pool;
    }

    record Stored(
            SeqRanges received,
            long appliedThrough,
            long openConflicts,
            @Nullable Instant lastSeenAt,
            long clockSkewMillis,
            int epoch) {}

    Uni<Stored> read(Caller caller) {
        return pool.preparedQuery(STATUS)
                .execute(Tuple.of(caller.organizationId(), caller.branchId(), caller.deviceId()))
                .map(rows -> toStored(rows.iterator().next()));
    }

    private static Stored toStored(Row row) {
        String received = row.getString(0);
        Long applied = row.getLong(1);
        OffsetDateTime seen = row.getOffsetDateTime(3);
        return new Stored(
                received == null ? new SeqRanges() : SeqRanges.parse(received),
                applied == null ? 0 : applied,
                row.getLong(2),
                seen == null ? null : seen.toInstant(),
                row.getLong(4),
                row.getInteger(5));
    }
}
