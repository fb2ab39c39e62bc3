package dev.tillstream.till.load;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of text means in a field of a table.
 *
 * @param decimals of the currency: money is written as people write it, {@code 12.50}
 */
record CellReader(int decimals) {
    private static final Set<String> YES = Set.of("true", "1", "yes", "y");
    private static final Set<String> NO = Set.of("false", "0", "no", "n");

    /** @throws IllegalArgumentException that says what is wrong with the text */
    @Nullable
    Object read(Field field, String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return value(field, text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(field.name() + " '" + text + "' " + complaint(field), e);
        }
    }

    private Object value(Field field, String text) {
        Object value = switch (field.type()) {
            case MONEY -> new BigDecimal(text).movePointRight(decimals).longValueExact();
            case QUANTITY -> Quantity.of(new BigDecimal(text)).toDecimal();
            case RATE, COUNT -> Long.parseLong(text);
            case FLAG -> flag(text);
            case CHOICE -> required(text, field.choices().contains(text));
            case TIME -> Timestamps.format(Timestamps.parse(text));
            case DATE -> LocalDate.parse(text).toString();
            case JSON ->
                Objects.requireNonNull(
                        Json.read("{\"v\":" + text + "}", Fields.class).value("v"));
            case ID, TEXT -> required(text, field.max() == 0 || text.length() <= field.max());
            case ROWS -> throw new IllegalArgumentException("rows don't fit into a cell");
        };
        return required(value, inRange(field, value));
    }

    private static boolean inRange(Field field, Object value) {
        if (!(value instanceof Number number)) {
            return true;
        }
        int sign = new BigDecimal(number.toString()).signum();
        return switch (field.range()) {
            case ANY -> true;
            case NOT_NEGATIVE -> sign >= 0;
            case POSITIVE -> sign > 0;
        };
    }

    private static Object flag(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        required(text, YES.contains(lower) || NO.contains(lower));
        return YES.contains(lower);
    }

    private static <T> T required(T value, boolean right) {
        if (!right) {
            throw new IllegalArgumentException("not allowed");
        }
        return value;
    }

    private String complaint(Field field) {
        return switch (field.type()) {
            case MONEY -> "is no amount with at most " + decimals + " decimals" + bounds(field);
            case QUANTITY -> "is no number with at most 3 decimals" + bounds(field);
            case RATE -> "is no whole number of basis points: 1900 is 19 %";
            case COUNT -> "is no whole number" + bounds(field);
            case FLAG -> "is neither true nor false";
            case CHOICE -> "is none of " + field.choices();
            case TIME -> "is no time such as 2026-11-21T10:30:00Z";
            case DATE -> "is no date such as 2026-11-21";
            case JSON, ROWS -> "is no JSON";
            case ID, TEXT -> "is longer than " + field.max() + " characters";
        };
    }

    private static String bounds(Field field) {
        return switch (field.range()) {
            case ANY -> "";
            case NOT_NEGATIVE -> ", 0 or more";
            case POSITIVE -> ", greater than 0";
        };
    }
}
