package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a table of documents and, where those have lines, of the table of their lines. */
public final class DocumentStore {
    private final RecordTable records;
    private final @Nullable LineStore lines;
    private final BulkInsert<Document> insert;
    private final BulkInsert<Document> update;

    private DocumentStore(Table table, @Nullable LineStore lines) {
        this.records = new RecordTable(table);
        this.lines = lines;
        this.insert = columns().build();
        this.update = columns().replacing(List.of("organization_id", "id"));
    }

    /** @param parent the column of the lines that names their document */
    public static DocumentStore of(Table table, Table items, String parent) {
        return new DocumentStore(table, new LineStore(items, parent));
    }

    public static DocumentStore withoutLines(Table table) {
        return new DocumentStore(table, null);
    }

    public Table definition() {
        return records.definition();
    }

    /** What the client sent of the document itself. */
    public Fields own(Fields payload) {
        return records.own(payload);
    }

    /** No document of this table: those that are created follow from something else, under ids that follow from it. */
    public Documents none() {
        return new Documents(this, Map.of());
    }

    /** The documents that operations of this table, or decisions about them, are about, locked in the order of their keys. */
    public Uni<Documents> load(SqlConnection tx, List<PushedOperation> operations) {
        String prefix = definition().name() + ".";
        Set<Key> keys = new LinkedHashSet<>();
        for (PushedOperation pushed : operations) {
            boolean isDecision = Conflicts.isResolution(pushed)
                    && Resolution.tableOf(pushed).equals(definition().name());
            if (isDecision || pushed.operation().type().startsWith(prefix)) {
                keys.add(Documents.keyOf(pushed));
            }
        }
        return lock(tx, keys).map(known -> new Documents(this, known));
    }

    /** A document that came into being meanwhile is an error: the batch is tried again. */
    Uni<Void> insert(SqlConnection tx, List<Document> documents) {
        return insert.execute(tx, documents).chain(() -> lines == null ? nothing() : lines.insert(tx, documents));
    }

    Uni<Void> update(SqlConnection tx, List<Document> documents) {
        return update.execute(tx, documents).chain(() -> lines == null ? nothing() : lines.replace(tx, documents));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Map<Key, Document>> lock(SqlConnection tx, Collection<Key> keys) {
        return records.rows(tx, keys).chain(rows -> {
            List<Document> documents = new ArrayList<>();
            rows.forEach(row -> documents.add(new Document(records.read(row), row.getString("fingerprint"))));
            return withLines(tx, documents);
        });
    }

    private Uni<Map<Key, Document>> withLines(SqlConnection tx, List<Document> documents) {
        if (lines == null || documents.isEmpty()) {
            return Uni.createFrom().item(byKey(documents, Map.of()));
        }
        return lines.of(tx, documents.stream().map(Document::key).toList()).map(found -> byKey(documents, found));
    }

    private Map<Key, Document> byKey(List<Document> documents, Map<Key, List<Fields>> found) {
        Map<Key, Document> byKey = new LinkedHashMap<>();
        for (Document document : documents) {
            StoredRecord record = document.record();
            Fields whole = lines == null
                    ? record.fields()
                    : record.fields().with(LineStore.ITEMS, found.getOrDefault(record.key(), List.of()));
            byKey.put(
                    record.key(),
                    new Document(new StoredRecord(record.key(), record.meta(), whole), document.fingerprint()));
        }
        return byKey;
    }

    private BulkInsert.Builder<Document> columns() {
        return records.insert()
                .<Document>of(Document::record)
                .column("fingerprint", ColumnType.TEXT, Document::fingerprint);
    }
}
