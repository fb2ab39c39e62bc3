package dev.tillstream.contracts.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a table, named alike on the till, on the wire and in the services (S1-8).
 *
 * @param presence whether an operation that creates the record has to bring it
 * @param range for numbers: which are allowed
 * @param max for texts: the longest, in characters; for rows: the most
 * @param choices for {@link FieldType#CHOICE}: the allowed values
 * @param rows for {@link FieldType#ROWS}: the table of the rows
 */
public record Field(
        String name,
        FieldType type,
        Presence presence,
        Range range,
        int max,
        List<String> choices,
        @Nullable Table rows) {

    private static final int MAX_TEXT = 255;
    private static final int MAX_NOTE = 10_000;

    public enum Presence {
        OPTIONAL,
        REQUIRED
    }

    public enum Range {
        ANY,
        NOT_NEGATIVE,
        POSITIVE
    }

    public Field {
        if (name.isEmpty() || name.startsWith("_")) {
            throw new IllegalArgumentException("name '" + name + "' must not be empty or local (S1-70)");
        }
        choices = List.copyOf(choices);
    }

    public static Field id(String name) {
        return of(name, FieldType.ID, Range.ANY);
    }

    public static Field text(String name) {
        return new Field(name, FieldType.TEXT, Presence.OPTIONAL, Range.ANY, MAX_TEXT, List.of(), null);
    }

    /** A longer text, up to 10,000 characters. */
    public static Field note(String name) {
        return new Field(name, FieldType.TEXT, Presence.OPTIONAL, Range.ANY, MAX_NOTE, List.of(), null);
    }

    public static Field choice(String name, String... choices) {
        return new Field(name, FieldType.CHOICE, Presence.OPTIONAL, Range.ANY, MAX_TEXT, List.of(choices), null);
    }

    public static Field money(String name) {
        return of(name, FieldType.MONEY, Range.NOT_NEGATIVE);
    }

    public static Field quantity(String name) {
        return of(name, FieldType.QUANTITY, Range.NOT_NEGATIVE);
    }

    public static Field rate(String name) {
        return of(name, FieldType.RATE, Range.NOT_NEGATIVE);
    }

    public static Field count(String name) {
        return of(name, FieldType.COUNT, Range.NOT_NEGATIVE);
    }

    public static Field flag(String name) {
        return of(name, FieldType.FLAG, Range.ANY);
    }

    public static Field time(String name) {
        return of(name, FieldType.TIME, Range.ANY);
    }

    public static Field date(String name) {
        return of(name, FieldType.DATE, Range.ANY);
    }

    public static Field json(String name) {
        return of(name, FieldType.JSON, Range.ANY);
    }

    public static Field rows(String name, Table table, int max) {
        return new Field(name, FieldType.ROWS, Presence.OPTIONAL, Range.ANY, max, List.of(), table);
    }

    /** The same field, which a creation has to bring. */
    public Field required() {
        return new Field(name, type, Presence.REQUIRED, range, max, choices, rows);
    }

    /** The same field, which may be left out: an upsert brings what changed (PROTOCOL §1). */
    public Field optional() {
        return new Field(name, type, Presence.OPTIONAL, range, max, choices, rows);
    }

    /** The same number, which has to be greater than 0. */
    public Field positive() {
        return new Field(name, type, presence, Range.POSITIVE, max, choices, rows);
    }

    /** The same number, which may be negative. */
    public Field signed() {
        return new Field(name, type, presence, Range.ANY, max, choices, rows);
    }

    public boolean isRequired() {
        return presence == Presence.REQUIRED;
    }

    private static Field of(String name, FieldType type, Range range) {
        return new Field(name, type, Presence.OPTIONAL, range, 0, List.of(), null);
    }
}
