package dev.tillstream.inbox.read;

import dev.tillstream.contracts.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a table; every part was checked.
 *
 * @param filters values that records must have, by column; in the order of the names, so that the same question is the
 *     same SQL
 * @param since the earliest {@code updated_at}; null for all
 * @param sort null where the records' ids are the order
 * @param after where the page begins; null for the first
 */
record Question(
        Table table,
        Map<ReadColumn, String> filters,
        @Nullable String since,
        boolean withDeleted,
        @Nullable Sort sort,
        int limit,
        @Nullable Position after) {
    static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 100;
    private static final String SINCE = "since";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String SORT = "sort";
    private static final String DELETED = "deleted";
    private static final Set<String> OPTIONS = Set.of(SINCE, LIMIT, CURSOR, SORT, DELETED);

    /** Another order than that of the ids. */
    record Sort(ReadColumn column, boolean descending) {}

    /**
     * Reads the parameters.
     *
     * @throws ReadProblem that names the first which makes no sense
     */
    static Question of(Table table, ReadSchema schema, Map<String, List<String>> parameters) {
        Map<String, String> single = single(parameters);
        Map<ReadColumn, String> filters = new LinkedHashMap<>();
        single.forEach((name, value) -> {
            if (!OPTIONS.contains(name)) {
                ReadColumn column = column(table, schema, name);
                filters.put(column, column.parse(name, value));
            }
        });
        String since = single.get(SINCE);
        Question first = new Question(
                table,
                filters,
                since == null ? null : column(table, schema, "updated_at").parse(SINCE, since),
                isDeleted(single) || !schema.has(table.name(), "deleted_at"),
                sort(table, schema, single.get(SORT)),
                limit(single.get(LIMIT)),
                null);
        String cursor = single.get(CURSOR);
        return cursor == null ? first : first.from(Position.read(cursor, first));
    }

    Question from(Position position) {
        return new Question(table, filters, since, withDeleted, sort, limit, position);
    }

    Question withLimit(int otherLimit) {
        return new Question(table, filters, since, withDeleted, sort, otherLimit, after);
    }

    boolean isDescending() {
        return sort != null && sort.descending();
    }

    /** The same for all pages of a question, and for no other one. */
    String mark() {
        int hash = Objects.hash(table.name(), filters.toString(), since, withDeleted, Objects.toString(sort));
        return Integer.toHexString(hash);
    }

    private static Map<String, String> single(Map<String, List<String>> parameters) {
        Map<String, String> single = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                throw ReadProblem.invalid(name + " is given " + values.size() + " times");
            }
            single.put(name, values.get(0));
        });
        return single;
    }

    private static ReadColumn column(Table table, ReadSchema schema, String name) {
        return ReadColumn.find(table, name)
                .filter(column -> schema.has(table.name(), column.name()))
                .orElseThrow(() -> ReadProblem.invalid(name + " is no field by which " + table + " can be filtered"));
    }

    private static boolean isDeleted(Map<String, String> single) {
        String value = single.getOrDefault(DELETED, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw ReadProblem.invalid("deleted must be true or false, but is " + value);
        }
        return value.equals("true");
    }

    private static @Nullable Sort sort(Table table, ReadSchema schema, @Nullable String value) {
        if (value == null) {
            return null;
        }
        boolean descending = value.startsWith("-");
        String name = descending ? value.substring(1) : value;
        return ReadColumn.find(table, name)
                .filter(column -> isSortable(table, schema, column))
                .map(column -> new Sort(column, descending))
                .orElseThrow(() -> ReadProblem.invalid("sort: " + table + " can't be sorted by " + name));
    }

    private static boolean isSortable(Table table, ReadSchema schema, ReadColumn column) {
        return switch (column.name()) {
            case "id", "created_at", "updated_at", "occurred_at" -> schema.has(table.name(), column.name());
            default -> schema.isIndexed(table.name(), column.name());
        };
    }

    /** @throws ReadProblem for anything but 1 to {@link #MAX_LIMIT} */
    static int limit(@Nullable String value) {
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw ReadProblem.invalid("limit must be 1 to " + MAX_LIMIT + ", but is " + value);
        }
        throw ReadProblem.invalid("limit must be 1 to " + MAX_LIMIT + ", but is " + value);
    }
}
