package dev.tillstream.inbox.store;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.inbox.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The value of a field between its form on the wire and its column in Postgres. */
final class FieldValue {
    private FieldValue() {}

    static @Nullable Object toColumn(Field field, Fields fields) {
        String name = field.name();
        return switch (field.type()) {
            case ID, TEXT, CHOICE -> fields.text(name);
            case MONEY -> fields.integer(name);
            case RATE, COUNT -> toInteger(name, fields.integer(name));
            case QUANTITY -> toThousandths(fields.quantity(name));
            case FLAG -> fields.value(name) == null ? null : fields.flag(name);
            case TIME -> toOffset(fields.time(name));
            case DATE -> toDate(fields.text(name));
            case JSON -> fields.value(name) == null ? null : Json.text(fields.value(name));
            case ROWS -> throw new IllegalArgumentException(name + " is a table of its own, not a column");
        };
    }

    static @Nullable Object fromColumn(Field field, Row row) {
        String name = field.name();
        return switch (field.type()) {
            case ID, TEXT, CHOICE -> row.getString(name);
            case MONEY -> row.getLong(name);
            case RATE, COUNT -> row.getInteger(name);
            case QUANTITY -> {
                var number = row.getBigDecimal(name);
                yield number == null ? null : Quantity.of(number).toDecimal();
            }
            case FLAG -> row.getBoolean(name);
            case TIME -> {
                OffsetDateTime time = row.getOffsetDateTime(name);
                yield time == null ? null : Timestamps.format(time);
            }
            case DATE -> {
                LocalDate date = row.getLocalDate(name);
                yield date == null ? null : date.toString();
            }
            case JSON -> fromJson(row, name);
            case ROWS -> throw new IllegalArgumentException(name + " is a table of its own, not a column");
        };
    }

    static @Nullable Object fromJson(Row row, String name) {
        Object value = row.getValue(name);
        return value == null ? null : Json.parse(io.vertx.core.json.Json.encode(value));
    }

    static @Nullable OffsetDateTime toOffset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Integer toInteger(String name, @Nullable Long value) {
        if (value != null && value != value.intValue()) {
            throw new IllegalArgumentException(name + " must fit into 32 bits, but is " + value);
        }
        return value == null ? null : value.intValue();
    }

    private static @Nullable Long toThousandths(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.thousandths();
    }

    private static @Nullable LocalDate toDate(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
