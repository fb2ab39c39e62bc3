package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.batch.BatchName;
import dev.tillstream.inventory.serial.Serial;
import dev.tillstream.inventory.stock.LevelKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The documents of one table that a set of operations is about, locked: created and changed here, stored at once. */
public final class Documents {
    private final DocumentStore store;
    private final LockedRows<Key, Document> current;

    Documents(DocumentStore store, Map<Key, Document> known) {
        this.store = store;
        this.current = new LockedRows<>(known);
    }

    public Table table() {
        return store.definition();
    }

    /** The document that an operation, or a decision about a conflict, is about. */
    static Key keyOf(PushedOperation pushed) {
        String id = Conflicts.isResolution(pushed)
                ? Resolution.recordId(pushed)
                : pushed.operation().id();
        return new Key(pushed.origin().organizationId(), id);
    }

    /** That document, as it is now. */
    public Optional<Document> find(PushedOperation pushed) {
        return Optional.ofNullable(current.get(keyOf(pushed)));
    }

    /**
     * The goods of the documents that operations are about.
     *
     * @param branches where an operation may move them
     */
    public List<BatchLine> lines(
            List<PushedOperation> operations, BiFunction<PushedOperation, Document, List<String>> branches) {
        List<BatchLine> lines = new ArrayList<>();
        for (PushedOperation pushed : operations) {
            Document document = current.get(keyOf(pushed));
            if (document != null) {
                branches.apply(pushed, document).forEach(branch -> lines.addAll(linesAt(branch, document)));
            }
        }
        return lines;
    }

    /** The pieces that the documents name that operations are about. */
    public List<Serial> serials(List<PushedOperation> operations) {
        return operations.stream()
                .flatMap(pushed -> find(pushed).stream())
                .flatMap(document -> SerialLines.of(document.key(), document.fields()).stream())
                .toList();
    }

    /** What the operation sent of the document itself. */
    public Fields sent(PushedOperation pushed) {
        return store.own(pushed.operation().payload());
    }

    /** A new document; there must be none yet. */
    public Document create(PushedOperation pushed, Instant now, Fields fields) {
        return create(StoredRecord.created(table(), pushed.operation().id(), pushed, now, fields), pushed);
    }

    /** A new document that follows from something else, and so has its own id and branch. */
    public Document create(StoredRecord record, PushedOperation by) {
        Document document = new Document(record, by.fingerprint());
        current.put(document.key(), document);
        return document;
    }

    /** The next version of a document. */
    public Document change(Document before, PushedOperation by, Instant now, Fields fields) {
        Document after = before.changed(by, now, fields);
        current.put(after.key(), after);
        return after;
    }

    /** The same version of a document that this batch created, with fields that are known only now. */
    public Document complete(Document opened, Fields fields) {
        StoredRecord record = opened.record();
        Document whole = new Document(new StoredRecord(record.key(), record.meta(), fields), opened.fingerprint());
        current.put(whole.key(), whole);
        return whole;
    }

    public Uni<Void> store(SqlConnection tx) {
        return store.insert(tx, current.created()).chain(() -> store.update(tx, current.updated()));
    }

    private static List<BatchLine> linesAt(String branch, Document document) {
        return document.fields().rows("items").stream()
                .map(item -> new BatchLine(
                        LevelKey.of(document.key().organizationId(), branch, item.requiredText("product_id")),
                        BatchName.of(item)))
                .toList();
    }
}
