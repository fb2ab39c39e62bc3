package dev.tillstream.client.store;

import dev.tillstream.client.store.LocalTable.Column;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.FieldType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How a field's JSON value is kept in SQLite, and back. Quantities are kept as text: SQLite has no exact decimals. */
final class ColumnValues {
    private ColumnValues() {}

    static @Nullable Object toSqlite(Column column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (column.type()) {
            case FLAG -> Boolean.TRUE.equals(value) ? 1L : 0L;
            case MONEY, RATE, COUNT -> ((Number) value).longValue();
            case QUANTITY -> new BigDecimal(value.toString()).toPlainString();
            case JSON, ROWS -> Json.write(value);
            case ID, TEXT, CHOICE, TIME, DATE -> value.toString();
        };
    }

    /** As Jackson would read it from the wire; null where the column is. */
    static @Nullable Object fromSqlite(Column column, ResultSet row, int index) throws SQLException {
        if (isInteger(column.type())) {
            long number = row.getLong(index);
            if (row.wasNull()) {
                return null;
            }
            return column.type() == FieldType.FLAG ? (Object) (number != 0) : (Object) number;
        }
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        return switch (column.type()) {
            case QUANTITY -> new BigDecimal(text);
            case JSON, ROWS ->
                Json.read("{\"value\":" + text + "}", Fields.class).value("value");
            default -> text;
        };
    }

    private static boolean isInteger(FieldType type) {
        return type == FieldType.FLAG || type == FieldType.MONEY || type == FieldType.RATE || type == FieldType.COUNT;
    }
}
