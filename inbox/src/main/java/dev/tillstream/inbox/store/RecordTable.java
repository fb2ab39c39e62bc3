package dev.tillstream.inbox.store;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table of {@link dev.tillstream.contracts.table.Tables}: written and read by its definition, so that a
 * new table or field costs no code here. What has no column is kept in {@link Table#ATTRIBUTES}.
 */
public final class RecordTable {
    private final Table table;
    private final List<Field> columns;
    private final Set<String> notAttributes;
    private final String lockByKey;

    public RecordTable(Table table) {
        this.table = table;
        this.columns = table.columns()
                .filter(field -> !Table.META.contains(field.name()))
                .toList();
        this.notAttributes = table.fields().stream().map(Field::name).collect(Collectors.toSet());
        this.notAttributes.addAll(Table.META);
        this.lockByKey = "select t.* from unnest($1::text[], $2::text[]) as k (o, i) join \"" + table.name()
                + "\" t on t.organization_id = k.o and t.id = k.i order by t.organization_id, t.id for update of t";
    }

    public Table definition() {
        return table;
    }

    /** A statement that writes such records; callers add columns of their own, and say what a repetition does. */
    public BulkInsert.Builder<StoredRecord> insert() {
        BulkInsert.Builder<StoredRecord> insert = BulkInsert.<StoredRecord>into('"' + table.name() + '"')
                .column("organization_id", ColumnType.TEXT, r -> r.key().organizationId())
                .column("id", ColumnType.TEXT, StoredRecord::id)
                .column("branch_id", ColumnType.TEXT, r -> r.meta().branchId())
                .column("version", ColumnType.BIGINT, StoredRecord::version)
                .column(
                        "created_at",
                        ColumnType.TIME,
                        r -> FieldValue.toOffset(r.meta().createdAt()))
                .column(
                        "updated_at",
                        ColumnType.TIME,
                        r -> FieldValue.toOffset(r.meta().updatedAt()))
                .column(
                        "deleted_at",
                        ColumnType.TIME,
                        r -> FieldValue.toOffset(r.meta().deletedAt()))
                .column(
                        "occurred_at",
                        ColumnType.TIME,
                        r -> FieldValue.toOffset(r.meta().occurredAt()))
                .column("device_id", ColumnType.TEXT, r -> r.meta().deviceId());
        for (Field field : columns) {
            insert.column(field.name(), ColumnType.of(field.type()), r -> FieldValue.toColumn(field, r.fields()));
        }
        return insert.column(Table.ATTRIBUTES, ColumnType.JSON, r -> attributes(r.fields()));
    }

    /** The records with these keys, those that exist, locked in the order of their keys until the transaction ends. */
    public Uni<Map<Key, StoredRecord>> lock(SqlConnection tx, Collection<Key> keys) {
        return rows(tx, keys).map(rows -> {
            Map<Key, StoredRecord> records = new LinkedHashMap<>();
            rows.forEach(row -> records.put(keyOf(row), read(row)));
            return records;
        });
    }

    /** Like {@link #lock}, for tables with more columns than the definition has. */
    public Uni<List<Row>> rows(SqlConnection tx, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String[] organizations = keys.stream().map(Key::organizationId).toArray(String[]::new);
        String[] ids = keys.stream().map(Key::id).toArray(String[]::new);
        return tx.preparedQuery(lockByKey).execute(Tuple.of(organizations, ids)).map(RecordTable::toList);
    }

    /** A row with all columns of the table. */
    public StoredRecord read(Row row) {
        StoredRecord.Meta meta = new StoredRecord.Meta(
                row.getString("branch_id"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                toInstant(row.getOffsetDateTime("deleted_at")),
                toInstant(row.getOffsetDateTime("occurred_at")),
                row.getString("device_id"));
        return new StoredRecord(keyOf(row), meta, fieldsOf(row));
    }

    /** A row of a table whose rows are parts of a record: its id and its own fields. */
    public Fields row(Row row) {
        return Fields.of(Map.of("id", row.getString("id"))).with(fieldsOf(row));
    }

    private Fields fieldsOf(Row row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field field : columns) {
            Object value = FieldValue.fromColumn(field, row);
            if (value != null) {
                fields.put(field.name(), value);
            }
        }
        if (FieldValue.fromJson(row, Table.ATTRIBUTES) instanceof Map<?, ?> attributes) {
            attributes.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return Fields.of(fields);
    }

    public static Key keyOf(Row row) {
        return new Key(row.getString("organization_id"), row.getString("id"));
    }

    /** What the client sent of the record itself: neither the servers' fields nor the till's local ones (S1-70). */
    public Fields own(Fields payload) {
        return payload.only(Table::isSent);
    }

    private @Nullable String attributes(Fields fields) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        fields.values().forEach((name, value) -> {
            if (value != null && !notAttributes.contains(name)) {
                attributes.put(name, value);
            }
        });
        return attributes.isEmpty() ? null : Json.text(attributes);
    }

    private static @Nullable Instant toInstant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static List<Row> toList(RowSet<Row> rows) {
        List<Row> list = new ArrayList<>(rows.size());
        rows.forEach(list::add);
        return list;
    }
}
