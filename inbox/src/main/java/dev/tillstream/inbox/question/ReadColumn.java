package dev.tillstream.inbox.question;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column by which records can be filtered or sorted, and how its values are written in a request and in a cursor. */
public record ReadColumn(String name, FieldType type) {
    private static final Map<String, FieldType> META = Map.of(
            "id", FieldType.ID,
            "branch_id", FieldType.ID,
            "version", FieldType.MONEY,
            "created_at", FieldType.TIME,
            "updated_at", FieldType.TIME,
            "deleted_at", FieldType.TIME,
            "occurred_at", FieldType.TIME,
            "device_id", FieldType.ID);

    private static final int MAX_DIGITS = 40;

    /** Empty for a name that the table hasn't got, or whose values can't be compared, or are a secret. */
    static Optional<ReadColumn> find(Table table, String name) {
        return Optional.ofNullable(META.get(name))
                .or(() -> table.field(name).map(Field::type).filter(ReadColumn::isComparable))
                .filter(type -> !Table.SECRETS.contains(name))
                .map(type -> new ReadColumn(name, type));
    }

    /** As an identifier of SQL. */
    public String quoted() {
        return '"' + name + '"';
    }

    /**
     * The value as Postgres reads it.
     *
     * @throws ReadProblem that names the parameter and what it must be
     */
    String parse(String parameter, String text) {
        try {
            return switch (type) {
                case ID, TEXT, CHOICE -> withoutNul(text);
                case MONEY -> Long.toString(Long.parseLong(text));
                case RATE, COUNT -> Integer.toString(Integer.parseInt(text));
                case QUANTITY -> decimal(text).toPlainString();
                case FLAG -> flag(text);
                case TIME -> Timestamps.parse(text).toString();
                case DATE -> LocalDate.parse(text).toString();
                case JSON, ROWS -> throw new IllegalStateException(name + " can't be compared");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ReadProblem.invalid(parameter + " must be " + kind() + ", but is " + text);
        }
    }

    /** The row's value in the form that {@link #parse} reads. */
    @Nullable
    String read(Row row) {
        Object value = row.getValue(name);
        if (value == null) {
            return null;
        }
        return switch (type) {
            case QUANTITY -> Objects.requireNonNull(row.getBigDecimal(name)).toPlainString();
            case TIME -> ((OffsetDateTime) value).toInstant().toString();
            default -> value.toString();
        };
    }

    /** What its values are, in words. */
    String kind() {
        return switch (type) {
            case ID, TEXT, CHOICE -> "a text";
            case MONEY, RATE, COUNT -> "an integer";
            case QUANTITY -> "a decimal number";
            case FLAG -> "true or false";
            case TIME -> "an RFC 3339 time";
            case DATE -> "a date, yyyy-mm-dd";
            case JSON, ROWS -> "left out";
        };
    }

    private static boolean isComparable(FieldType type) {
        return type != FieldType.JSON && type != FieldType.ROWS;
    }

    private static String withoutNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL");
        }
        return text;
    }

    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        if (text.length() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("too long");
        }
        return number;
    }

    private static String flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("no flag");
        }
        return text;
    }
}
