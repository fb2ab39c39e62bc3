package dev.tillstream.orders.refund;

import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Documents that came before the one they name: what waits is told when that one comes, and nothing is held back. */
public final class Waiting {
    public static final String RETURN = "returns";
    public static final String PAYMENT = "payments";
    public static final String EXCHANGE = "exchange";

    private static final BulkInsert<Entry> INSERT = BulkInsert.<Entry>into("waiting_documents")
            .column(
                    "organization_id",
                    ColumnType.TEXT,
                    entry -> entry.document().organizationId())
            .column("order_key", ColumnType.TEXT, Entry::awaited)
            .column("document_table", ColumnType.TEXT, Entry::kind)
            .column("document_id", ColumnType.TEXT, entry -> entry.document().id())
            .keepingExisting();

    private static final String FIND = """
            select w.organization_id, w.order_key, w.document_table, w.document_id
            from unnest($1::text[], $2::text[]) as k (o, i)
            join waiting_documents w on w.organization_id = k.o and w.order_key = k.i""";

    private static final String DELETE = """
            delete from waiting_documents w using unnest($1::text[], $2::text[], $3::text[]) as k (o, i, d)
            where w.organization_id = k.o and w.order_key = k.i and w.document_id = k.d""";

    private final Set<Entry> entries;
    private final Set<Entry> added = new LinkedHashSet<>();
    private final Set<Entry> removed = new LinkedHashSet<>();

    private Waiting(Set<Entry> entries) {
        this.entries = new LinkedHashSet<>(entries);
    }

    /**
     * @param awaited what it names: {@link #byId}, {@link #byReference} or {@link #byReturn}
     * @param kind of the document that waits
     */
    public record Entry(String awaited, String kind, Key document) {}

    public static Waiting none() {
        return new Waiting(Set.of());
    }

    /** @param awaited organizations and what comes with this batch */
    public static Uni<Waiting> load(SqlConnection tx, Collection<Key> awaited) {
        if (awaited.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        Tuple pairs = Tuple.of(
                awaited.stream().map(Key::organizationId).toArray(String[]::new),
                awaited.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(FIND).execute(pairs).map(rows -> {
            Set<Entry> found = new HashSet<>();
            rows.forEach(row -> found.add(
                    new Entry(row.getString(1), row.getString(2), new Key(row.getString(0), row.getString(3)))));
            return new Waiting(found);
        });
    }

    public static String byId(String orderId) {
        return "id:" + orderId;
    }

    public static String byReference(String reference) {
        return "ref:" + reference;
    }

    public static String byReturn(String returnId) {
        return "return:" + returnId;
    }

    /** The documents of that kind that wait. */
    public List<Key> documents(String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(Entry::document)
                .toList();
    }

    public void add(String awaited, String kind, Key document) {
        Entry entry = new Entry(awaited, kind, document);
        entries.add(entry);
        added.add(entry);
    }

    /** The documents of that kind that waited for it; they wait no longer. */
    public List<Key> take(String organizationId, String awaited, String kind) {
        List<Key> documents = new ArrayList<>();
        for (Entry entry : List.copyOf(entries)) {
            if (entry.awaited().equals(awaited)
                    && entry.kind().equals(kind)
                    && entry.document().organizationId().equals(organizationId)) {
                documents.add(entry.document());
                entries.remove(entry);
                removed.add(entry);
            }
        }
        return documents;
    }

    public Uni<Void> store(SqlConnection tx) {
        List<Entry> inserted =
                added.stream().filter(entry -> !removed.contains(entry)).toList();
        List<Entry> deleted =
                removed.stream().filter(entry -> !added.contains(entry)).toList();
        return INSERT.execute(tx, inserted).chain(() -> delete(tx, deleted));
    }

    private static Uni<Void> delete(SqlConnection tx, List<Entry> deleted) {
        if (deleted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(DELETE)
                .execute(Tuple.of(
                        deleted.stream()
                                .map(entry -> entry.document().organizationId())
                                .toArray(String[]::new),
                        deleted.stream().map(Entry::awaited).toArray(String[]::new),
                        deleted.stream().map(entry -> entry.document().id()).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
