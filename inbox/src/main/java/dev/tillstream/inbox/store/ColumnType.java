package dev.tillstream.inbox.store;

import dev.tillstream.contracts.table.FieldType;
import java.lang.reflect.Array;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** How a column's values go into {@code unnest}: the type of the array, and what makes a value of an element. */
public enum ColumnType {
    TEXT("text", "%s", String.class),
    BIGINT("bigint", "%s", Long.class),
    INTEGER("integer", "%s", Integer.class),
    BOOLEAN("boolean", "%s", Boolean.class),
    TIME("timestamptz", "%s", OffsetDateTime.class),
    DATE("date", "%s", LocalDate.class),
    UUID("uuid", "%s", java.util.UUID.class),
    JSON("text", "%s::jsonb", String.class),
    /** Thousandths: bigint arrays are far cheaper to send than numeric ones. */
    QUANTITY("bigint", "(%s * 0.001)::numeric(15,3)", Long.class);

    private final String elementType;
    private final String expression;
    private final Class<?> element;

    ColumnType(String elementType, String expression, Class<?> element) {
        this.elementType = elementType;
        this.expression = expression;
        this.element = element;
    }

    String elementType() {
        return elementType;
    }

    String expression(String element) {
        return String.format(expression, element);
    }

    Object[] newArray(int length) {
        return (Object[]) Array.newInstance(element, length);
    }

    static ColumnType of(FieldType type) {
        return switch (type) {
            case ID, TEXT, CHOICE -> TEXT;
            case MONEY -> BIGINT;
            case QUANTITY -> QUANTITY;
            case RATE, COUNT -> INTEGER;
            case FLAG -> BOOLEAN;
            case TIME -> TIME;
            case DATE -> DATE;
            case JSON -> JSON;
            case ROWS -> throw new IllegalArgumentException("rows are a table of their own, not a column");
        };
    }
}
