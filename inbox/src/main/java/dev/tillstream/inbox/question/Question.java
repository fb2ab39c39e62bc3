package dev.tillstream.inbox.question;

import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a table; every part was checked.
 *
 * @param sort null where the records' ids are the order
 * @param limit of records on a page
 * @param after where the page begins; null for the first
 * @param shape what is told of the records
 */
public record Question(
        Criteria criteria,
        @Nullable Sort sort,
        int limit,
        @Nullable Position after,
        Shape shape) {
    /** So many records are on a page at most. */
    public static final int MAX_LIMIT = 1000;

    private static final int DEFAULT_LIMIT = 100;
    private static final String SINCE = "since";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String SORT = "sort";
    private static final String DELETED = "deleted";
    private static final String SEARCH = "q";
    private static final String COUNT = "count";
    private static final String FIELDS = "fields";
    private static final Set<String> OPTIONS = Set.of(SINCE, LIMIT, CURSOR, SORT, DELETED, SEARCH, COUNT, FIELDS);
    private static final ReadColumn UPDATED_AT = new ReadColumn("updated_at", FieldType.TIME);
    private static final ReadColumn ID = new ReadColumn("id", FieldType.ID);

    /**
     * Another order than that of the ids.
     *
     * @param mayBeNull whether a record may have no value there
     */
    public record Sort(ReadColumn column, boolean descending, boolean mayBeNull) {}

    /**
     * Reads the parameters.
     *
     * @throws ReadProblem that names the first which makes no sense
     */
    public static Question of(Table table, ReadSchema schema, Map<String, List<String>> parameters) {
        Map<String, List<String>> sorted = new TreeMap<>(parameters);
        List<Filter> filters = new ArrayList<>();
        sorted.forEach((name, values) -> {
            if (!OPTIONS.contains(name)) {
                filters.add(Filter.parse(table, schema, name, values));
            }
        });
        String since = single(sorted, SINCE);
        if (since != null) {
            filters.add(Filter.of(UPDATED_AT, Comparison.AT_LEAST, UPDATED_AT.parse(SINCE, since)));
        }
        boolean withDeleted = flag(sorted, DELETED) || !schema.has(table.name(), "deleted_at");
        Question first = new Question(
                new Criteria(table, filters, Search.of(table, schema, single(sorted, SEARCH)), withDeleted),
                sort(table, schema, single(sorted, SORT)),
                limit(single(sorted, LIMIT)),
                null,
                new Shape(Shape.fields(table, single(sorted, FIELDS)), flag(sorted, COUNT)));
        String cursor = single(sorted, CURSOR);
        return cursor == null ? first : first.from(Position.read(cursor, first));
    }

    /** The question for one record. */
    public static Question ofOne(Table table, String id, boolean withDeleted) {
        Filter filter = Filter.of(ID, Comparison.EQUAL, ID.parse("id", id));
        return new Question(new Criteria(table, List.of(filter), null, withDeleted), null, 1, null, Shape.WHOLE);
    }

    public Table table() {
        return criteria.table();
    }

    /** The same, from another place on. */
    public Question from(Position position) {
        return new Question(criteria, sort, limit, position, shape);
    }

    /** The same, with pages of another size. */
    public Question withLimit(int otherLimit) {
        return new Question(criteria, sort, otherLimit, after, shape);
    }

    /** Whether the last comes first. */
    public boolean isDescending() {
        return sort != null && sort.descending();
    }

    /** The same for all pages of a question, and for no other one. */
    String mark() {
        return Integer.toHexString((criteria + "|" + sort).hashCode());
    }

    private static @Nullable String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw ReadProblem.invalid(name + " is given " + values.size() + " times");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** False where it isn't given. */
    public static boolean flag(Map<String, List<String>> parameters, String name) {
        String value = single(parameters, name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw ReadProblem.invalid(name + " must be true or false, but is " + value);
        }
        return "true".equals(value);
    }

    private static @Nullable Sort sort(Table table, ReadSchema schema, @Nullable String value) {
        if (value == null) {
            return null;
        }
        boolean descending = value.startsWith("-");
        String name = descending ? value.substring(1) : value;
        return ReadColumn.find(table, name)
                .filter(column -> schema.has(table.name(), name))
                .map(column -> new Sort(column, descending, schema.mayBeNull(table.name(), name)))
                .orElseThrow(() -> ReadProblem.invalid("sort: " + table + " can't be sorted by " + name));
    }

    /** @throws ReadProblem for anything but 1 to {@link #MAX_LIMIT} */
    public static int limit(@Nullable String value) {
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
