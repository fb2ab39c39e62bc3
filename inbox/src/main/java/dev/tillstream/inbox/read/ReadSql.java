package dev.tillstream.inbox.read;

import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.question.Comparison;
import dev.tillstream.inbox.question.Criteria;
import dev.tillstream.inbox.question.Filter;
import dev.tillstream.inbox.question.Position;
import dev.tillstream.inbox.question.Question;
import dev.tillstream.inbox.question.Question.Sort;
import dev.tillstream.inbox.question.ReadColumn;
import dev.tillstream.inbox.question.RowsLink;
import dev.tillstream.inbox.question.Search;
import dev.tillstream.inbox.question.TableLinks;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question as SQL. Names in it are those of the table's definition; everything that a client sends is a parameter
 * (S1-10).
 */
final class ReadSql {
    /** By these a person finds a sale of another branch, to take goods back: exactly or not at all. */
    private static final Map<String, Set<String>> FOUND_ANYWHERE =
            Map.of("orders", Set.of("offline_reference", "transaction_code", "global_order_number"));

    private final Table table;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private ReadSql(Table table) {
        this.table = table;
    }

    /** One record more than the limit: whether there is a next page. */
    static ReadSql page(Question question, Caller caller) {
        ReadSql sql = new ReadSql(question.table());
        Search search = question.criteria().search();
        boolean isNarrow = search != null && search.isStored();
        sql.text.append(isNarrow ? "select t.* from (select organization_id, id from \"" : "select t.* from \"");
        sql.text.append(sql.table.name()).append("\" t");
        sql.where(question.criteria(), caller);
        if (question.after() != null) {
            sql.text
                    .append(" and (")
                    .append(sql.behind(question, question.after()))
                    .append(')');
        }
        sql.order(question);
        sql.text.append(" limit ").append(sql.parameter(question.limit() + 1));
        if (isNarrow) {
            // What is found is read by its keys: the search itself stays within its index.
            sql.text.append(") k join \"").append(sql.table.name()).append("\" t using (organization_id, id)");
            sql.order(question);
        }
        return sql;
    }

    /** How many records match, if they are no more than this. */
    static ReadSql count(Criteria criteria, Caller caller, int atMost) {
        ReadSql sql = new ReadSql(criteria.table());
        sql.text
                .append("select count(*) from (select from \"")
                .append(sql.table.name())
                .append("\" t");
        sql.where(criteria, caller);
        sql.text.append(" limit ").append(sql.parameter(atMost)).append(") found");
        return sql;
    }

    String text() {
        return text.toString();
    }

    Tuple parameters() {
        return Tuple.from(parameters);
    }

    private void where(Criteria criteria, Caller caller) {
        text.append(" where t.organization_id = ").append(parameter(caller.organizationId()));
        if (!criteria.withDeleted()) {
            text.append(" and t.deleted_at is null");
        }
        Optional<String> branch = caller.limitedTo(table).filter(any -> !isExactLookup(criteria));
        branch.ifPresent(
                id -> text.append(" and (t.branch_id = ").append(parameter(id)).append(" or t.branch_id is null)"));
        for (Filter filter : criteria.filters()) {
            text.append(" and ").append(condition(filter));
        }
        Search search = criteria.search();
        if (search != null) {
            search.patterns()
                    .forEach(pattern -> text.append(" and ")
                            .append(search.expression())
                            .append(" like ")
                            .append(parameter(pattern)));
        }
    }

    private boolean isExactLookup(Criteria criteria) {
        Set<String> names = FOUND_ANYWHERE.getOrDefault(table.name(), Set.of());
        return criteria.filters().stream()
                .anyMatch(filter ->
                        filter.isExact() && names.contains(filter.column().name()));
    }

    private String condition(Filter filter) {
        RowsLink rows = filter.rows();
        if (rows != null) {
            return "exists (select from \"" + rows.table() + "\" r where r.organization_id = t.organization_id and r.\""
                    + rows.column() + "\" = t.id and r." + filter.column().quoted() + " = any ("
                    + values(filter) + "))";
        }
        String column = "t." + filter.column().quoted();
        if (!filter.comparison().takesLists()) {
            return column + " " + filter.comparison().operator() + " "
                    + value(filter.column(), filter.values().get(0));
        }
        return filter.comparison() == Comparison.EQUAL ? isOneOf(filter, column) : isNoneOf(filter, column);
    }

    private String isOneOf(Filter filter, String column) {
        if (filter.isExact()) {
            return column + " = " + value(filter.column(), filter.values().get(0));
        }
        if (filter.values().isEmpty()) {
            return column + " is null";
        }
        String anyOf = column + " = any (" + values(filter) + ")";
        return filter.withNull() ? "(" + anyOf + " or " + column + " is null)" : anyOf;
    }

    private String isNoneOf(Filter filter, String column) {
        if (filter.values().isEmpty()) {
            return column + " is not null";
        }
        String noneOf = column + " <> all (" + values(filter) + ")";
        return filter.withNull()
                ? "(" + noneOf + " and " + column + " is not null)"
                : "(" + noneOf + " or " + column + " is null)";
    }

    private void order(Question question) {
        String direction = question.isDescending() ? " desc" : "";
        List<String> columns = new ArrayList<>();
        if (question.sort() != null) {
            columns.add("t." + question.sort().column().quoted());
        }
        TableLinks.keyColumns(table).forEach(name -> columns.add("t.\"" + name + '"'));
        text.append(" order by ")
                .append(columns.stream().map(column -> column + direction).collect(Collectors.joining(", ")));
    }

    /** Postgres puts nulls last, and first where the order descends. */
    private String behind(Question question, Position after) {
        Sort sort = question.sort();
        String key = TableLinks.keyColumns(table).stream()
                .map(name -> "t.\"" + name + '"')
                .collect(Collectors.joining(", "));
        String keyValues = after.key().stream().map(this::parameter).collect(Collectors.joining(", "));
        String beyond = question.isDescending() ? " < " : " > ";
        if (sort == null) {
            return "(" + key + ")" + beyond + "(" + keyValues + ")";
        }
        return behind(sort, after.sortValue(), beyond, key, keyValues);
    }

    private String behind(Sort sort, @Nullable String value, String beyond, String key, String keyValues) {
        String column = "t." + sort.column().quoted();
        if (value == null) {
            String amongNulls = column + " is null and (" + key + ")" + beyond + "(" + keyValues + ")";
            return sort.descending() ? "(" + amongNulls + ") or " + column + " is not null" : amongNulls;
        }
        String position = "(" + column + ", " + key + ")" + beyond + "("
                + value(sort.column(), Objects.requireNonNull(value)) + ", " + keyValues + ")";
        boolean nullsFollow = sort.mayBeNull() && !sort.descending();
        return nullsFollow ? position + " or " + column + " is null" : position;
    }

    private String value(ReadColumn column, String value) {
        return "(" + parameter(value) + "::text)::" + column.type().postgresType();
    }

    private String values(Filter filter) {
        return "(" + parameter(filter.values().toArray(String[]::new)) + "::text[])::"
                + filter.column().type().postgresType() + "[]";
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
