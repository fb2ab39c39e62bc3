package dev.tillstream.acceptance.bench.raw;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of the scratch schema, made like a real one.
 *
 * @param like the real table, with its schema
 * @param selection which of its rows, as a query over {@code picked} (organization_id, order_id, batch) that gives them
 *     as {@code t.*} with {@code batch}
 * @param keys what a row replaces another by; empty where rows are only added
 * @param columns with their types, in order; empty until they are known
 */
record ScratchTable(String name, String like, String selection, List<String> keys, List<Column> columns) {
    /** A column and its type as SQL has them. */
    record Column(String name, String type) {}

    ScratchTable {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
    }

    ScratchTable(String name, String like, String selection, String... keys) {
        this(name, like, selection, List.of(keys), List.of());
    }

    ScratchTable with(String schema, List<Column> known) {
        return new ScratchTable(schema + "." + name, like, selection, keys, known);
    }

    /** The name for the rows to insert. */
    String source() {
        return name + "_rows";
    }

    String insert() {
        String parameters =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        return "insert into " + name + " select * from unnest(" + parameters + ")" + replacing();
    }

    /** A query for one batch: an array literal for each column. */
    String literals() {
        String arrays = columns.stream()
                .map(column -> "array_agg(" + column.name() + " order by " + order() + ")::text")
                .collect(Collectors.joining(", "));
        return "select " + arrays + " from " + source() + " where batch = ?";
    }

    private String order() {
        return keys.isEmpty() ? "1" : String.join(", ", keys);
    }

    private String replacing() {
        if (keys.isEmpty()) {
            return "";
        }
        String changes = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).name())
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return " on conflict (" + String.join(", ", keys) + ") do update set " + changes;
    }
}
