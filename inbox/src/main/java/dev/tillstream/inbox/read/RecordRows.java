package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.ReadSchema;
import dev.tillstream.inbox.question.RowsLink;
import dev.tillstream.inbox.question.TableLinks;
import dev.tillstream.inbox.store.RecordTable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows that belong to records (items, payments): one query for each kind and page. A service keeps them in a table
 * of their own, linked by the record's id, or as JSON in the record; where it does neither they are left out.
 */
@ApplicationScoped
class RecordRows {
    private final Pool pool;
    private final SchemaStore schema;

    RecordRows(@ReactiveDataSource("reading") Pool pool, SchemaStore schema) {
        this.pool = pool;
        this.schema = schema;
    }

    /** The records with all their rows. */
    Uni<List<Fields>> complete(Table table, List<Row> found, List<Fields> records) {
        if (records.isEmpty() || TableLinks.rowsOf(table).isEmpty()) {
            return Uni.createFrom().item(records);
        }
        return schema.get().chain(known -> complete(table, found, records, known));
    }

    private Uni<List<Fields>> complete(Table table, List<Row> found, List<Fields> records, ReadSchema known) {
        Uni<List<Fields>> all = Uni.createFrom().item(records);
        for (Field field : TableLinks.rowsOf(table)) {
            Table rows = Objects.requireNonNull(field.rows());
            if (known.has(table.name(), field.name())) {
                all = all.map(filled -> withJson(filled, found, field.name()));
            } else {
                Optional<RowsLink> link = RowsLink.of(table, rows, known);
                if (link.isPresent()) {
                    String column = link.get().column();
                    all = all.chain(filled -> withRows(filled, field.name(), rows, column));
                }
            }
        }
        return all;
    }

    private static List<Fields> withJson(List<Fields> records, List<Row> found, String name) {
        List<Fields> filled = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            Object value = found.get(i).getValue(name);
            Object rows = value == null ? List.of() : Json.parse(io.vertx.core.json.Json.encode(value));
            filled.add(records.get(i).with(name, rows));
        }
        return filled;
    }

    private Uni<List<Fields>> withRows(List<Fields> records, String name, Table rows, String link) {
        String order = rows.field("line_number").isPresent() ? "line_number, id" : "id";
        String sql = "select * from \"" + rows.name() + "\" where organization_id = $1 and \"" + link
                + "\" = any ($2::text[]) order by " + order;
        String organization = records.get(0).requiredText("organization_id");
        String[] ids = records.stream().map(record -> record.requiredText("id")).toArray(String[]::new);
        RecordTable table = new RecordTable(rows);
        return pool.preparedQuery(sql)
                .execute(Tuple.of(organization, ids))
                .map(found -> grouped(table, link, found))
                .map(byRecord -> records.stream()
                        .map(record -> record.with(name, byRecord.getOrDefault(record.requiredText("id"), List.of())))
                        .toList());
    }

    private static Map<String, List<Fields>> grouped(RecordTable table, String link, Iterable<Row> found) {
        Map<String, List<Fields>> byRecord = new HashMap<>();
        for (Row row : found) {
            byRecord.computeIfAbsent(row.getString(link), any -> new ArrayList<>())
                    .add(table.row(row));
        }
        return byRecord;
    }
}
