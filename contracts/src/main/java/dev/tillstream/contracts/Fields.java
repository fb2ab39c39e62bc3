package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tillstream.contracts.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, read by field: the payload of an operation or the data of a record. A field that is absent and one that
 * is null read alike; {@link #has} tells them apart. Immutable.
 *
 * <p>Getters throw {@link IllegalArgumentException} that names field and value where the value is of another kind, or of a required one that is absent.
 */
public final class Fields {
    public static final Fields NONE = new Fields(Map.of());

    private final Map<String, @Nullable Object> values;

    private Fields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Wraps a copy.
     *
     * @param values may hold nulls, numbers, strings, booleans, lists and maps
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Fields of(Map<String, ? extends @Nullable Object> values) {
        return new Fields(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    @JsonValue
    public Map<String, @Nullable Object> values() {
        return values;
    }

    @JsonIgnore
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The names, in the order in which they came. */
    public Set<String> names() {
        return values.keySet();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public @Nullable Object value(String name) {
        return values.get(name);
    }

    public @Nullable String text(String name) {
        return as(name, String.class, "a string");
    }

    /** A string that has to be there. */
    public String requiredText(String name) {
        return required(name, text(name));
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(as(name, Boolean.class, "true or false"));
    }

    /** An integer: money in minor units, a rate in basis points, a count. */
    public @Nullable Long integer(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        if (value instanceof Integer small) {
            return small.longValue();
        }
        throw wrong(name, "an integer");
    }

    /** Money in minor units, or a rate or count; 0 where it is absent. */
    public long integerOrZero(String name) {
        Long value = integer(name);
        return value == null ? 0 : value;
    }

    /** An integer that has to be there. */
    public long requiredInteger(String name) {
        return required(name, integer(name));
    }

    public @Nullable Quantity quantity(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Long || value instanceof Integer) {
            return Quantity.ofWhole(((Number) value).longValue());
        }
        if (value instanceof BigDecimal decimal) {
            return Quantity.of(decimal);
        }
        if (value instanceof Double inexact) {
            return Quantity.of(BigDecimal.valueOf(inexact));
        }
        throw wrong(name, "a decimal number");
    }

    /** A quantity that has to be there. */
    public Quantity requiredQuantity(String name) {
        return required(name, quantity(name));
    }

    public @Nullable Instant time(String name) {
        String text = text(name);
        return text == null ? null : Timestamps.parse(text);
    }

    /** The rows of an array of objects; none where it is absent. */
    public List<Fields> rows(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(name, "an array of objects");
        }
        List<Fields> rows = new ArrayList<>(list.size());
        for (Object row : list) {
            rows.add(rowOf(name, row));
        }
        return rows;
    }

    /** An object inside this one; {@link #NONE} where it is absent. */
    public Fields object(String name) {
        Object value = values.get(name);
        return value == null ? NONE : rowOf(name, value);
    }

    public Fields with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Fields(Collections.unmodifiableMap(changed));
    }

    /** These fields, with the others put over them. */
    public Fields with(Fields others) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.putAll(others.values);
        return new Fields(Collections.unmodifiableMap(changed));
    }

    public Fields only(Predicate<String> names) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(names.negate());
        return new Fields(Collections.unmodifiableMap(kept));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private <T> @Nullable T as(String name, Class<T> type, String kind) {
        Object value = values.get(name);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw wrong(name, kind);
    }

    private Fields rowOf(String name, @Nullable Object row) {
        if (row instanceof Fields fields) {
            return fields;
        }
        if (!(row instanceof Map<?, ?> map)) {
            throw wrong(name, "made of objects");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return new Fields(Collections.unmodifiableMap(copy));
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is required");
        }
        return value;
    }

    private IllegalArgumentException wrong(String name, String kind) {
        return new IllegalArgumentException(
                name + " must be " + kind + ", but is " + Objects.toString(values.get(name)));
    }
}
