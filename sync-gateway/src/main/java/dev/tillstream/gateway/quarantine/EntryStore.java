package dev.tillstream.gateway.quarantine;

import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.keyset.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the quarantine for people. */
@Singleton
final class EntryStore {
    static final int CURSOR_SIZE = 2;

    /** What a list shows of a content. */
    private static final int SHOWN = 4000;

    private static final String ENTRIES = """
            select q.id, q.organization_id, q.device_id, q.branch_id, q.reason, q.message, q.source, q.received_at,
                q.op_id, q.seq, q.epoch, left(q.content, %s), length(q.content), q.status, q.decided_at, q.decided_by,
                q.decision_reason, r.body
            from quarantine q
            left join receipts r on r.organization_id = q.organization_id and r.op_id = q.op_id and not r.door
                and q.status in ('releasing', 'released')
            """;
    private static final String PAGE = ENTRIES.formatted(SHOWN) + """
            where q.organization_id = $1 and ($2::text is null or q.branch_id = $2)
                and (q.status = $3 or $3::text is null and q.status <> 'proposed') and ($4::text is null or q.device_id = $4)
                and ($5::text is null or q.reason = $5) and ($6::text is null or q.branch_id = $6)
                and ($7::timestamptz is null or (q.received_at, q.id) < ($7, $8))
            order by q.received_at desc, q.id desc limit $9
            """;
    private static final String ONE = ENTRIES.formatted(QuarantinedOperation.MAX_CONTENT) + """
            where q.organization_id = $1 and ($2::text is null or q.branch_id = $2) and q.id = $3
            """;
    private static final String RECEIPTS = """
            select q.id, r.body from quarantine q
            join receipts r on r.organization_id = q.organization_id and r.op_id = q.op_id and not r.door
            where q.organization_id = $1 and q.id = any($2)
            """;

    private final Pool pool;

    EntryStore(Pool pool) {
        this.pool = pool;
    }

    /** Which entries: null is any. */
    record Wanted(
            @Nullable String status,
            @Nullable String deviceId,
            @Nullable String reason,
            @Nullable String branchId,
            int limit,
            Optional<Position> after) {}

    /** The newest first. */
    Uni<QuarantineEntry.Page> page(Administrator reader, Wanted wanted) {
        Tuple parameters = Tuple.tuple(Arrays.asList(
                reader.organization(),
                reader.branchId(),
                wanted.status(),
                wanted.deviceId(),
                wanted.reason(),
                wanted.branchId(),
                wanted.after().map(position -> position.time(0)).orElse(null),
                wanted.after().map(position -> position.text(1)).orElse(null),
                wanted.limit() + 1));
        return pool.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> toPage(rows.stream().toList(), wanted.limit()));
    }

    /** With the whole content; empty for what is not theirs. */
    Uni<Optional<QuarantineEntry>> find(Administrator reader, String id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(reader.organization(), reader.branchId(), id))
                .map(rows -> rows.stream().findFirst().map(EntryStore::toEntry));
    }

    /** The services' receipts, as JSON, of those that have one. */
    Uni<Map<String, String>> receipts(Administrator reader, List<String> ids) {
        return pool.preparedQuery(RECEIPTS)
                .execute(Tuple.of(reader.organization(), ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> receipts = new HashMap<>();
                    rows.forEach(row -> receipts.put(row.getString(0), text(row, 1)));
                    return receipts;
                });
    }

    private static QuarantineEntry.Page toPage(List<Row> rows, int limit) {
        List<QuarantineEntry> entries =
                rows.stream().limit(limit).map(EntryStore::toEntry).toList();
        if (rows.size() <= limit) {
            return new QuarantineEntry.Page(entries, null);
        }
        Row last = rows.get(limit - 1);
        OffsetDateTime receivedAt = last.getOffsetDateTime(7).withOffsetSameInstant(ZoneOffset.UTC);
        return new QuarantineEntry.Page(
                entries,
                Position.behind(receivedAt.toString(), last.getString(0)).cursor());
    }

    private static QuarantineEntry toEntry(Row row) {
        return new QuarantineEntry(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                time(row.getOffsetDateTime(7)),
                row.getUUID(8),
                row.getLong(9),
                row.getInteger(10),
                row.getString(11),
                row.getInteger(12),
                row.getString(13),
                time(row.getOffsetDateTime(14)),
                row.getString(15),
                row.getString(16),
                text(row, 17));
    }

    private static @Nullable String time(@Nullable OffsetDateTime time) {
        return time == null ? null : Timestamps.format(time);
    }

    private static @Nullable String text(Row row, int column) {
        return row.getBuffer(column) == null
                ? null
                : new String(row.getBuffer(column).getBytes(), StandardCharsets.UTF_8);
    }
}
