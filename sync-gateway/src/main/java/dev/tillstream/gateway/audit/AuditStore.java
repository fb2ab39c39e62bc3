package dev.tillstream.gateway.audit;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.keyset.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@code audit}. */
@Singleton
final class AuditStore {
    static final int CURSOR_SIZE = 2;
    private static final String PAGE = """
            select id, "table", record_id, type, branch_id, staff_id, device_id, reason, before::text, after::text,
                occurred_at
            from audit
            where organization_id = $1 and "table" = $2 and ($3::text is null or record_id = $3)
                and ($4::text is null or branch_id = $4)
                and ($5::timestamptz is null or (occurred_at, id) < ($5, $6::uuid))
            order by occurred_at desc, id desc limit $7
            """;

    private final Pool pool;

    AuditStore(Pool pool) {
        this.pool = pool;
    }

    /** The newest first; for a branch's administrator, the branch's alone. */
    Uni<AuditResource.Page> page(
            Administrator reader, String table, @Nullable String id, int limit, Optional<Position> after) {
        Tuple parameters = Tuple.tuple(Arrays.asList(
                reader.organization(),
                table,
                id,
                reader.branchId(),
                after.map(position -> position.time(0)).orElse(null),
                after.map(AuditStore::idOf).orElse(null),
                limit + 1));
        return pool.preparedQuery(PAGE).execute(parameters).map(rows -> toPage(rows, limit));
    }

    private static AuditResource.Page toPage(RowSet<Row> rows, int limit) {
        List<AuditResource.Entry> items = new ArrayList<>();
        String next = null;
        Row last = null;
        for (Row row : rows) {
            if (items.size() == limit && last != null) {
                next = Position.behind(utc(last).toString(), last.getUUID(0).toString())
                        .cursor();
                break;
            }
            items.add(toEntry(row));
            last = row;
        }
        return new AuditResource.Page(items, next);
    }

    private static AuditResource.Entry toEntry(Row row) {
        String time = Timestamps.format(utc(row));
        return new AuditResource.Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getUUID(0).toString(),
                row.getString(5),
                row.getString(6),
                row.getString(4),
                row.getString(7),
                time,
                row.getString(8),
                row.getString(9));
    }

    private static OffsetDateTime utc(Row row) {
        return row.getOffsetDateTime(10).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static UUID idOf(Position position) {
        try {
            return UUID.fromString(position.text(1));
        } catch (IllegalArgumentException e) {
            throw Position.noCursor();
        }
    }
}
