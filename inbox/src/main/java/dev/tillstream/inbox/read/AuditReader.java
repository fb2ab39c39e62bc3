package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Scope;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.ReadProblem;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit trail (B-13), newest first: who did what to which record, when, from which device, before and after. */
@ApplicationScoped
class AuditReader {
    private static final String PAGE = """
            select op_id, entry, "table", record_id, type, branch_id, device_id, staff_id, employee_id, before, after,
                   occurred_at, received_at, applied_at
            from audit
            where organization_id = $1
              and ($2::text is null or "table" = $2) and ($3::text is null or record_id = $3)
              and ($4::text is null or branch_id = $4 or "table" = any ($5::text[]))
              and ($6::timestamptz is null or (applied_at, op_id, entry) < ($6, $7::uuid, $8::integer))
            order by applied_at desc, op_id desc, entry desc
            limit $9""";

    private static final String[] SHARED = Tables.IN_FEED.stream()
            .filter(table -> table.scope() == Scope.ORGANIZATION)
            .map(Table::name)
            .toArray(String[]::new);

    private final Pool pool;

    AuditReader(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    /**
     * Where a page begins.
     *
     * @param appliedAt of the entry before
     */
    private record Place(OffsetDateTime appliedAt, UUID opId, int entry) {}

    /**
     * @param table null for all tables
     * @param id null for all records
     */
    Uni<Page> page(Caller caller, @Nullable String table, @Nullable String id, int limit, @Nullable String cursor) {
        Place after = cursor == null ? null : placeOf(cursor);
        Tuple parameters = Tuple.tuple(Arrays.asList(
                caller.organizationId(),
                table,
                id,
                caller.branchId(),
                SHARED,
                after == null ? null : after.appliedAt(),
                after == null ? null : after.opId(),
                after == null ? null : after.entry(),
                limit + 1L));
        return pool.preparedQuery(PAGE).execute(parameters).map(rows -> pageOf(rows, limit));
    }

    private static Page pageOf(RowSet<Row> rows, int limit) {
        List<Fields> items = new ArrayList<>();
        String next = null;
        Row last = null;
        for (Row row : rows) {
            if (items.size() == limit && last != null) {
                next = cursorOf(last);
                break;
            }
            items.add(entryOf(row));
            last = row;
        }
        return new Page(items, next);
    }

    private static Fields entryOf(Row row) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("table", row.getString("table"));
        entry.put("id", row.getString("record_id"));
        entry.put("type", row.getString("type"));
        entry.put("op_id", row.getUUID("op_id").toString());
        entry.put("staff_id", row.getString("staff_id"));
        entry.put("employee_id", row.getString("employee_id"));
        entry.put("device_id", row.getString("device_id"));
        entry.put("branch_id", row.getString("branch_id"));
        for (String time : List.of("occurred_at", "received_at", "applied_at")) {
            entry.put(time, Timestamps.format(row.getOffsetDateTime(time)));
        }
        for (String side : List.of("before", "after")) {
            Object value = row.getValue(side);
            entry.put(side, value == null ? null : Json.parse(io.vertx.core.json.Json.encode(value)));
        }
        return Fields.of(entry);
    }

    private static String cursorOf(Row row) {
        String place = row.getOffsetDateTime("applied_at").toInstant() + "|" + row.getUUID("op_id") + "|"
                + row.getInteger("entry");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static Place placeOf(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            List<String> parts = List.of(text.split("\\|", -1));
            OffsetDateTime appliedAt = Instant.parse(parts.get(0)).atOffset(ZoneOffset.UTC);
            return new Place(appliedAt, UUID.fromString(parts.get(1)), Integer.parseInt(parts.get(2)));
        } catch (RuntimeException e) {
            throw ReadProblem.invalid("cursor is none of the audit trail: begin without it");
        }
    }
}
