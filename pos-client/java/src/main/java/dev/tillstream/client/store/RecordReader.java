package dev.tillstream.client.store;

import dev.tillstream.client.store.LocalTable.Column;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns rows back into records. */
public final class RecordReader {
    private final SqlSession sql;

    public RecordReader(SqlSession sql) {
        this.sql = sql;
    }

    /** The record with its rows; see {@link Records#find}. */
    public Optional<Fields> find(Table table, String id) {
        return select(table, "WHERE id = ?", id).stream().findFirst().map(record -> withRows(table, id, record));
    }

    /**
     * The records, without rows inside, that a condition selects.
     *
     * @param condition SQL from {@code WHERE} on; values go into {@code arguments} (S1-10)
     */
    public List<Fields> select(Table table, String condition, @Nullable Object... arguments) {
        return select(LocalTable.of(table), condition, arguments);
    }

    /** The rows of one kind of all records that a condition on the rows' own columns selects. */
    public List<Fields> rows(Table parent, String field, String condition, @Nullable Object... arguments) {
        return select(LocalTable.ofRows(parent, parent.field(field).orElseThrow()), condition, arguments);
    }

    private List<Fields> select(LocalTable local, String condition, @Nullable Object... arguments) {
        List<Column> columns = local.columns();
        return sql.list(local.selection() + condition, row -> read(columns, row), arguments);
    }

    private Fields withRows(Table table, String id, Fields record) {
        Fields whole = record;
        for (Field field : LocalTable.of(table).rowFields()) {
            LocalTable rows = LocalTable.ofRows(table, field);
            String condition =
                    "WHERE " + Schema.quoted(Records.parentOf(rows)) + " = ? ORDER BY " + LocalTable.POSITION;
            whole = whole.with(
                    field.name(),
                    select(rows, condition, id).stream().map(Fields::values).toList());
        }
        return whole;
    }

    private static Fields read(List<Column> columns, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Object value = ColumnValues.fromSqlite(column, row, i + 1);
            if (value instanceof Map<?, ?> attributes && column.name().equals(Table.ATTRIBUTES)) {
                attributes.forEach((name, attribute) -> values.put(String.valueOf(name), attribute));
            } else if (value != null) {
                values.put(column.name(), value);
            }
        }
        return Fields.of(values);
    }
}
