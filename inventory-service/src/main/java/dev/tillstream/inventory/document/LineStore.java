package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of documents. */
final class LineStore {
    static final String ITEMS = "items";

    private final RecordTable table;
    private final String parent;
    private final BulkInsert<StoredRecord> insert;
    private final BulkInsert<StoredRecord> replace;
    private final String byParent;

    LineStore(Table items, String parent) {
        this.table = new RecordTable(items);
        this.parent = parent;
        this.insert = table.insert().build();
        this.replace = table.insert().replacing(List.of("organization_id", parent, "id"));
        this.byParent = "select t.* from unnest($1::text[], $2::text[]) as k (o, i) join \"" + items.name()
                + "\" t on t.organization_id = k.o and t.\"" + parent + "\" = k.i order by t.line_number";
    }

    Uni<Void> insert(SqlConnection tx, List<Document> documents) {
        return insert.execute(tx, rowsOf(documents));
    }

    Uni<Void> replace(SqlConnection tx, List<Document> documents) {
        return replace.execute(tx, rowsOf(documents));
    }

    /** The lines of documents, in their order. */
    Uni<Map<Key, List<Fields>>> of(SqlConnection tx, List<Key> documents) {
        Tuple keys = Tuple.of(
                documents.stream().map(Key::organizationId).toArray(String[]::new),
                documents.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(byParent).execute(keys).map(rows -> {
            Map<Key, List<Fields>> lines = new HashMap<>();
            rows.forEach(row -> lines.computeIfAbsent(parentOf(row), key -> new ArrayList<>())
                    .add(lineOf(row)));
            return lines;
        });
    }

    private Key parentOf(Row row) {
        return new Key(row.getString("organization_id"), row.getString(parent));
    }

    private Fields lineOf(Row row) {
        return table.read(row).fields().with("id", row.getString("id"));
    }

    private static List<StoredRecord> rowsOf(List<Document> documents) {
        List<StoredRecord> rows = new ArrayList<>();
        for (Document document : documents) {
            for (Fields line : document.fields().rows(ITEMS)) {
                Key key = new Key(document.key().organizationId(), line.requiredText("id"));
                rows.add(new StoredRecord(key, document.record().meta(), line));
            }
        }
        return rows;
    }
}
