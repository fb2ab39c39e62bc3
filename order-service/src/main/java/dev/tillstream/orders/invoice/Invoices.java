package dev.tillstream.orders.invoice;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invoices that a batch touches. */
public final class Invoices {
    private static final RecordTable INVOICES = new RecordTable(Tables.INVOICES);
    private static final RecordTable ITEMS = new RecordTable(Tables.INVOICE_ITEMS);
    private static final BulkInsert<Invoice> INSERT = invoices().build();
    private static final BulkInsert<Invoice> UPDATE = invoices().replacing(List.of("organization_id", "id"));
    private static final BulkInsert<StoredRecord> INSERT_ITEMS = ITEMS.insert().build();

    private static final String ITEMS_OF = """
            select t.* from unnest($1::text[], $2::text[]) as k (o, i)
            join invoice_items t on t.organization_id = k.o and t.invoice_id = k.i
            order by t.organization_id, t.invoice_id, t.line_number""";

    private final LockedRows<Key, Invoice> invoices;

    private Invoices(Map<Key, Invoice> invoices) {
        this.invoices = new LockedRows<>(invoices);
    }

    public static Invoices none() {
        return new Invoices(Map.of());
    }

    public static Uni<Invoices> lock(SqlConnection tx, Collection<Key> keys) {
        return INVOICES.rows(tx, keys).chain(rows -> withItems(tx, rows));
    }

    public Optional<Invoice> find(Key key) {
        return Optional.ofNullable(invoices.get(key));
    }

    public void add(Invoice invoice) {
        invoices.put(invoice.record().key(), invoice);
    }

    /** The items never change. */
    public void change(StoredRecord record) {
        Invoice before = invoices.require(record.key());
        invoices.put(record.key(), new Invoice(record, before.fingerprint()));
    }

    public Uni<Void> store(SqlConnection tx) {
        return INSERT.execute(tx, invoices.created())
                .chain(() -> INSERT_ITEMS.execute(tx, items()))
                .chain(() -> UPDATE.execute(tx, invoices.updated()));
    }

    private static BulkInsert.Builder<Invoice> invoices() {
        return INVOICES.insert()
                .<Invoice>of(Invoice::record)
                .column("fingerprint", ColumnType.TEXT, Invoice::fingerprint);
    }

    private static Uni<Invoices> withItems(SqlConnection tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        List<Key> keys = rows.stream().map(RecordTable::keyOf).toList();
        Tuple pairs = Tuple.of(
                keys.stream().map(Key::organizationId).toArray(String[]::new),
                keys.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(ITEMS_OF).execute(pairs).map(items -> {
            Map<Key, List<Fields>> byInvoice = new HashMap<>();
            for (Row item : items) {
                Key key = new Key(item.getString("organization_id"), item.getString("invoice_id"));
                byInvoice.computeIfAbsent(key, any -> new ArrayList<>()).add(ITEMS.row(item));
            }
            return new Invoices(assemble(rows, byInvoice));
        });
    }

    private static Map<Key, Invoice> assemble(List<Row> rows, Map<Key, List<Fields>> items) {
        Map<Key, Invoice> found = new HashMap<>();
        for (Row row : rows) {
            StoredRecord stored = INVOICES.read(row);
            Fields whole = stored.fields().with("items", items.getOrDefault(stored.key(), List.of()));
            StoredRecord record = new StoredRecord(stored.key(), stored.meta(), whole);
            found.put(record.key(), new Invoice(record, row.getString("fingerprint")));
        }
        return found;
    }

    private List<StoredRecord> items() {
        List<StoredRecord> items = new ArrayList<>();
        for (Invoice invoice : invoices.created()) {
            for (Fields item : invoice.record().fields().rows("items")) {
                Key key = new Key(invoice.record().key().organizationId(), item.requiredText("id"));
                items.add(new StoredRecord(key, invoice.record().meta(), item));
            }
        }
        return items;
    }
}
