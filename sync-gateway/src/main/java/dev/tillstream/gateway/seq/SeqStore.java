package dev.tillstream.gateway.seq;

import dev.tillstream.gateway.caller.Caller;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code device_seqs}, and the activity of {@code devices}. */
@Singleton
final class SeqStore {
    private static final String LOAD = """
            select d.clock_skew_ms, s.epoch, s.received::text
            from devices d
            left join device_seqs s on s.organization_id = d.organization_id and s.device_id = d.id
            where d.organization_id = $1 and d.id = $2
            """;
    private static final String SAVE_RECEIVED = """
            insert into device_seqs as s (organization_id, device_id, epoch, received)
            select organization_id, device_id, epoch, received::int8multirange
            from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as r (organization_id, device_id, epoch, received)
            on conflict (organization_id, device_id, epoch) do update set received = s.received + excluded.received
            """;
    private static final String SAVE_ACTIVITY = """
            update devices d set last_seen_at = greatest(d.last_seen_at, a.seen), clock_skew_ms = a.skew
            from unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[]) as a (organization_id, id, seen, skew)
            where d.organization_id = a.organization_id and d.id = a.id
            """;

    private static final String SAVE_REPORTS = """
            update devices d set report = r.report::jsonb
            from unnest($1::text[], $2::text[], $3::text[]) as r (organization_id, id, report)
            where d.organization_id = r.organization_id and d.id = r.id
            """;

    private final Pool pool;

    SeqStore(Pool pool) {
        this.pool = pool;
    }

    Uni<DeviceLog> load(Caller caller) {
        return pool.preparedQuery(LOAD)
                .execute(Tuple.of(caller.organizationId(), caller.deviceId()))
                .map(rows -> toLog(caller, rows));
    }

    /** Rows are locked in the order of their keys, here and in the feed: two gateways can't block each other. */
    Uni<Void> save(List<DeviceLog.Unsaved> unsaved) {
        List<DeviceLog.Unsaved> ordered = unsaved.stream()
                .sorted(Comparator.comparing(
                                (DeviceLog.Unsaved each) -> each.caller().organizationId())
                        .thenComparing(each -> each.caller().deviceId()))
                .toList();
        return pool.withTransaction(connection -> saveReceived(connection, ordered)
                .call(() -> saveActivity(connection, ordered))
                .call(() -> saveReports(connection, ordered)));
    }

    private static Uni<Void> saveReceived(SqlConnection connection, List<DeviceLog.Unsaved> unsaved) {
        List<String> organizations = new ArrayList<>();
        List<String> devices = new ArrayList<>();
        List<Integer> epochs = new ArrayList<>();
        List<String> received = new ArrayList<>();
        for (DeviceLog.Unsaved each : unsaved) {
            each.received().forEach((epoch, seqs) -> {
                organizations.add(each.caller().organizationId());
                devices.add(each.caller().deviceId());
                epochs.add(epoch);
                received.add(seqs.toMultirange());
            });
        }
        if (devices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.of(
                organizations.toArray(String[]::new),
                devices.toArray(String[]::new),
                epochs.toArray(Integer[]::new),
                received.toArray(String[]::new));
        return connection.preparedQuery(SAVE_RECEIVED).execute(rows).replaceWithVoid();
    }

    private static Uni<Void> saveActivity(SqlConnection connection, List<DeviceLog.Unsaved> unsaved) {
        Tuple rows = Tuple.of(
                unsaved.stream().map(each -> each.caller().organizationId()).toArray(String[]::new),
                unsaved.stream().map(each -> each.caller().deviceId()).toArray(String[]::new),
                unsaved.stream().map(each -> time(each.lastSeenMillis())).toArray(OffsetDateTime[]::new),
                unsaved.stream().map(DeviceLog.Unsaved::skewMillis).toArray(Long[]::new));
        return connection.preparedQuery(SAVE_ACTIVITY).execute(rows).replaceWithVoid();
    }

    private static Uni<Void> saveReports(SqlConnection connection, List<DeviceLog.Unsaved> unsaved) {
        List<DeviceLog.Unsaved> told =
                unsaved.stream().filter(each -> each.report() != null).toList();
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.of(
                told.stream().map(each -> each.caller().organizationId()).toArray(String[]::new),
                told.stream().map(each -> each.caller().deviceId()).toArray(String[]::new),
                told.stream().map(DeviceLog.Unsaved::report).toArray(String[]::new));
        return connection.preparedQuery(SAVE_REPORTS).execute(rows).replaceWithVoid();
    }

    private static DeviceLog toLog(Caller caller, RowSet<Row> rows) {
        Map<Integer, SeqRanges> received = new HashMap<>();
        long skew = 0;
        for (Row row : rows) {
            skew = row.getLong(0);
            Integer epoch = row.getInteger(1);
            if (epoch != null) {
                received.put(epoch, SeqRanges.parse(row.getString(2)));
            }
        }
        return new DeviceLog(caller, received, new ClockSkew(skew, skew != 0));
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
