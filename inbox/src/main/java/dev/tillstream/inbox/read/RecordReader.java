package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.question.Position;
import dev.tillstream.inbox.question.Question;
import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.inbox.question.ReadSchema;
import dev.tillstream.inbox.question.TableLinks;
import dev.tillstream.inbox.store.RecordTable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Answers questions from the tables, over connections of its own that can't write and don't wait for ever. */
@ApplicationScoped
class RecordReader {
    private final Pool pool;
    private final SchemaStore schema;
    private final RecordRows rows;
    private final Map<String, RecordTable> tables = new LinkedHashMap<>();

    RecordReader(
            @ReactiveDataSource("reading") Pool pool,
            SchemaStore schema,
            RecordRows rows,
            @ConfigProperty(name = "tillstream.owner") String owner) {
        this.pool = pool;
        this.schema = schema;
        this.rows = rows;
        TableLinks.of(Owner.valueOf(owner.toUpperCase(Locale.ROOT)))
                .forEach((name, table) -> tables.put(name, new RecordTable(table)));
    }

    /** Reads the parameters. @throws ReadProblem for a table or a parameter that isn't there */
    Uni<Question> question(String table, Map<String, List<String>> parameters) {
        return schema.get().map(found -> Question.of(definition(table, found), found, parameters));
    }

    /** The question for one record. @throws ReadProblem for a table that isn't there */
    Uni<Question> one(String table, String id, boolean withDeleted) {
        return schema.get().map(found -> Question.ofOne(definition(table, found), id, withDeleted));
    }

    /** One page, each record with its rows. */
    Uni<Page> page(Question question, Caller caller) {
        Uni<Page> page = rowsOf(question, caller).chain(found -> pageOf(question, found));
        return question.shape().withCount()
                ? page.chain(items -> count(question, caller).map(items::withCount))
                : page;
    }

    /** All records that match, some at a time as they are taken; without their rows. */
    Multi<List<Fields>> all(Question question, Caller caller) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Walk(question.withLimit(Question.MAX_LIMIT)), walk -> step(walk, caller))
                .whilst(step -> step.next() != null)
                .map(Step::records);
    }

    /** The record, with its rows; empty where the caller can't see one. */
    Uni<Optional<Fields>> find(Question question, Caller caller) {
        return page(question, caller).map(page -> page.items().stream().findFirst());
    }

    private Table definition(String name, ReadSchema found) {
        RecordTable table = tables.get(name);
        if (table == null || !found.has(name)) {
            throw ReadProblem.notFound("there is no table " + name);
        }
        return table.definition();
    }

    private Uni<RowSet<Row>> rowsOf(Question question, Caller caller) {
        ReadSql sql = ReadSql.page(question, caller);
        return pool.preparedQuery(sql.text()).execute(sql.parameters());
    }

    private Uni<Long> count(Question question, Caller caller) {
        ReadSql sql = ReadSql.count(question.criteria(), caller, Page.MAX_COUNT + 1);
        return pool.preparedQuery(sql.text())
                .execute(sql.parameters())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Page> pageOf(Question question, RowSet<Row> found) {
        List<Row> page = new ArrayList<>();
        found.forEach(page::add);
        String next = page.size() > question.limit() ? cutAt(question, page) : null;
        return rows.complete(question.table(), page, records(question.table(), page))
                .map(items -> items.stream().map(question.shape()::of).toList())
                .map(items -> new Page(items, next));
    }

    private static String cutAt(Question question, List<Row> page) {
        page.remove(page.size() - 1);
        return positionBehind(question, page).toCursor(question);
    }

    private static Position positionBehind(Question question, List<Row> page) {
        Row last = page.get(page.size() - 1);
        return Position.behind(last, question.sort(), TableLinks.keyColumns(question.table()));
    }

    private List<Fields> records(Table table, List<Row> found) {
        RecordTable store = Objects.requireNonNull(tables.get(table.name()));
        return found.stream()
                .map(row -> row.getColumnIndex("version") < 0
                        ? store.row(row)
                        : store.read(row).data())
                .map(RecordReader::withoutSecrets)
                .toList();
    }

    private static Fields withoutSecrets(Fields record) {
        boolean hasSecrets = Table.SECRETS.stream().anyMatch(record::has);
        return hasSecrets ? record.only(name -> !Table.SECRETS.contains(name)) : record;
    }

    private Uni<Step> step(Walk walk, Caller caller) {
        return rowsOf(walk.question, caller).map(found -> walk.advance(found, this));
    }

    /** Where an export is. */
    private static final class Walk {
        private Question question;

        Walk(Question question) {
            this.question = question;
        }

        Step advance(RowSet<Row> found, RecordReader reader) {
            List<Row> page = new ArrayList<>();
            found.forEach(page::add);
            Position next = null;
            if (page.size() > question.limit()) {
                page.remove(page.size() - 1);
                next = positionBehind(question, page);
                question = question.from(next);
            }
            return new Step(reader.records(question.table(), page), next);
        }
    }

    /** @param next null at the end */
    private record Step(List<Fields> records, @Nullable Position next) {}
}
