package dev.tillstream.client.store;

import dev.tillstream.client.store.LocalTable.Column;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes whole records inside a transaction. Rows inside a record (an order's items and payments) are rows of
 * their own tables here. Fields without a column are kept as attributes and come back as they were sent.
 */
public final class Records {
    private final SqlSession sql;

    public Records(SqlSession sql) {
        this.sql = sql;
    }

    /** The record with its rows and local columns, null fields left out; empty where the till hasn't got it. */
    public Optional<Fields> find(Table table, String id) {
        return new RecordReader(sql).find(table, id);
    }

    public boolean exists(Table table, String id) {
        return sql.number("SELECT EXISTS (SELECT 1 FROM " + Schema.quoted(table.name()) + " WHERE id = ?)", id) != 0;
    }

    /** Writes the record in place of whatever there was. */
    public void put(Table table, String id, Fields record, LocalState state) {
        LocalTable local = LocalTable.of(table);
        for (Field rows : local.rowFields()) {
            putRows(LocalTable.ofRows(table, rows), id, record.rows(rows.name()));
        }
        insert(local, record.with("id", id).with(state.columns()));
    }

    /** Writes some fields over a record that is there; a field that is null becomes empty. */
    public void change(Table table, String id, Fields changes, LocalState state) {
        set(table, id, changes.with(state.columns()));
    }

    /** The same, leaving the record's state with the server as it is. */
    public void set(Table table, String id, Fields changes) {
        Map<String, @Nullable Object> columns = columnsOf(LocalTable.of(table), changes);
        Object attributes = columns.remove(Table.ATTRIBUTES);
        StringJoiner assignments = new StringJoiner(", ");
        List<@Nullable Object> arguments = new ArrayList<>();
        columns.forEach((name, value) -> {
            assignments.add(Schema.quoted(name) + " = ?");
            arguments.add(value);
        });
        if (attributes != null) {
            assignments.add("attributes = json_patch(coalesce(attributes, '{}'), ?)");
            arguments.add(attributes);
        }
        arguments.add(id);
        sql.execute(
                "UPDATE " + Schema.quoted(table.name()) + " SET " + assignments + " WHERE id = ?", arguments.toArray());
    }

    public void delete(Table table, String id) {
        for (Field rows : LocalTable.of(table).rowFields()) {
            deleteRows(LocalTable.ofRows(table, rows), id);
        }
        sql.execute("DELETE FROM " + Schema.quoted(table.name()) + " WHERE id = ?", id);
    }

    private void putRows(LocalTable local, String recordId, List<Fields> rows) {
        deleteRows(local, recordId);
        for (int i = 0; i < rows.size(); i++) {
            Fields row = rows.get(i);
            String rowId = row.text("id");
            insert(
                    local,
                    row.with("id", rowId == null ? Ids.derived(recordId, Integer.toString(i)) : rowId)
                            .with(parentOf(local), recordId)
                            .with(LocalTable.POSITION, i));
        }
    }

    private void deleteRows(LocalTable local, String recordId) {
        sql.execute(
                "DELETE FROM " + Schema.quoted(local.name()) + " WHERE " + Schema.quoted(parentOf(local)) + " = ?",
                recordId);
    }

    private void insert(LocalTable local, Fields record) {
        Map<String, @Nullable Object> columns = columnsOf(local, record);
        columns.values().removeIf(Objects::isNull);
        StringJoiner names = new StringJoiner(", ");
        StringJoiner places = new StringJoiner(", ");
        for (String name : columns.keySet()) {
            names.add(Schema.quoted(name));
            places.add("?");
        }
        sql.execute(
                "INSERT OR REPLACE INTO " + Schema.quoted(local.name()) + " (" + names + ") VALUES (" + places + ")",
                columns.values().toArray());
    }

    private static Map<String, @Nullable Object> columnsOf(LocalTable local, Fields record) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        Map<String, @Nullable Object> attributes =
                new LinkedHashMap<>(record.object(Table.ATTRIBUTES).values());
        record.values().forEach((name, value) -> {
            Optional<Column> column = local.column(name);
            if (column.isPresent()) {
                columns.put(name, ColumnValues.toSqlite(column.get(), value));
            } else if (local.rowFields().stream().noneMatch(rows -> rows.name().equals(name))) {
                attributes.put(name, value);
            }
        });
        columns.remove(Table.ATTRIBUTES);
        if (!attributes.isEmpty()) {
            columns.put(Table.ATTRIBUTES, Json.write(attributes));
        }
        for (String searched : local.searchedFields()) {
            if (record.has(searched)) {
                columns.put(LocalTable.lowerOf(searched), lower(record.text(searched)));
            }
        }
        return columns;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    static String parentOf(LocalTable rows) {
        return Objects.requireNonNull(rows.parentColumn(), rows.name());
    }
}
