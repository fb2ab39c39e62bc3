package dev.tillstream.contracts.table;

/** The kinds of values that a field can have, with their types in Postgres (services) and SQLite (Java till). */
public enum FieldType {
    /** A record's id, see {@link dev.tillstream.contracts.Ids}. */
    ID("text", "TEXT"),
    /** A string of at most {@link Field#max()} characters, without NUL. */
    TEXT("text", "TEXT"),
    /** One of {@link Field#choices()}. */
    CHOICE("text", "TEXT"),
    /** An integer in minor units of the organization's currency, within ±2^53. */
    MONEY("bigint", "INTEGER"),
    /** A decimal number with at most 3 fraction digits and at most 12 before them. */
    QUANTITY("numeric(15,3)", "TEXT"),
    /** An integer in basis points: 1900 is 19 %. */
    RATE("integer", "INTEGER"),
    /** An integer of 32 bits. */
    COUNT("integer", "INTEGER"),
    FLAG("boolean", "INTEGER"),
    /** RFC 3339, years 1970 to 2199. */
    TIME("timestamptz", "TEXT"),
    /** {@code yyyy-mm-dd}, years 1970 to 2199. */
    DATE("date", "TEXT"),
    /** Any JSON value. */
    JSON("jsonb", "TEXT"),
    /** An array of rows of another table, {@link Field#rows()}: a part of the record, never seen without it. */
    ROWS("", "");

    private final String postgresType;
    private final String sqliteType;

    FieldType(String postgresType, String sqliteType) {
        this.postgresType = postgresType;
        this.sqliteType = sqliteType;
    }

    public String postgresType() {
        return postgresType;
    }

    public String sqliteType() {
        return sqliteType;
    }
}
