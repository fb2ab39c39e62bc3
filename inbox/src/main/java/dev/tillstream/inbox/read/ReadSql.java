package dev.tillstream.inbox.read;

import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.inbox.read.Question.Sort;
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

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private ReadSql() {}

    /** One record more than the limit: whether there is a next page. */
    static ReadSql page(Question question, Caller caller) {
        ReadSql sql = new ReadSql();
        sql.select(question, caller);
        question.filters()
                .forEach((column, value) -> sql.text
                        .append(" and ")
                        .append(column.quoted())
                        .append(" = ")
                        .append(sql.value(column, value)));
        if (question.since() != null) {
            ReadColumn updated = new ReadColumn("updated_at", FieldType.TIME);
            sql.text.append(" and updated_at >= ").append(sql.value(updated, question.since()));
        }
        if (question.after() != null) {
            sql.text
                    .append(" and (")
                    .append(sql.behind(question, question.after()))
                    .append(')');
        }
        sql.order(question);
        sql.text.append(" limit ").append(sql.parameter(question.limit() + 1));
        return sql;
    }

    String text() {
        return text.toString();
    }

    Tuple parameters() {
        return Tuple.from(parameters);
    }

    private void select(Question question, Caller caller) {
        text.append("select * from \"").append(question.table().name()).append("\" where organization_id = ");
        text.append(parameter(caller.organizationId()));
        if (!question.withDeleted()) {
            text.append(" and deleted_at is null");
        }
        Optional<String> branch = caller.limitedTo(question.table()).filter(any -> !isExactLookup(question));
        branch.ifPresent(
                id -> text.append(" and (branch_id = ").append(parameter(id)).append(" or branch_id is null)"));
    }

    private static boolean isExactLookup(Question question) {
        Set<String> names = FOUND_ANYWHERE.getOrDefault(question.table().name(), Set.of());
        return question.filters().keySet().stream().map(ReadColumn::name).anyMatch(names::contains);
    }

    private void order(Question question) {
        String direction = question.isDescending() ? " desc" : "";
        List<String> columns = new ArrayList<>();
        if (question.sort() != null) {
            columns.add(question.sort().column().quoted());
        }
        TableLinks.keyColumns(question.table()).forEach(name -> columns.add('"' + name + '"'));
        text.append(" order by ")
                .append(columns.stream().map(column -> column + direction).collect(Collectors.joining(", ")));
    }

    /** Postgres puts nulls last, and first where the order descends. */
    private String behind(Question question, Position after) {
        Sort sort = question.sort();
        String key = quoted(TableLinks.keyColumns(question.table()));
        String keyValues = after.key().stream().map(this::parameter).collect(Collectors.joining(", "));
        String beyond = question.isDescending() ? " < " : " > ";
        if (sort == null) {
            return "(" + key + ")" + beyond + "(" + keyValues + ")";
        }
        return behind(sort, after.sortValue(), beyond, key, keyValues);
    }

    private String behind(Sort sort, @Nullable String value, String beyond, String key, String keyValues) {
        String column = sort.column().quoted();
        if (value == null) {
            String amongNulls = column + " is null and (" + key + ")" + beyond + "(" + keyValues + ")";
            return sort.descending() ? "(" + amongNulls + ") or " + column + " is not null" : amongNulls;
        }
        String position = "(" + column + ", " + key + ")" + beyond + "("
                + value(sort.column(), Objects.requireNonNull(value)) + ", " + keyValues + ")";
        boolean nullsFollow = sort.column().mayBeNull() && !sort.descending();
        return nullsFollow ? position + " or " + column + " is null" : position;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    private String value(ReadColumn column, String value) {
        return "(" + parameter(value) + "::text)::" + column.type().postgresType();
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
