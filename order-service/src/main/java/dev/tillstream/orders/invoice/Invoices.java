package dev.tillstream.orders.invoice;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invoices that a batch touches. */
public final class Invoices {
    private static final RecordTable INVOICES = new RecordTable(Tables.INVOICES);
    private static final BulkInsert<Invoice> INSERT = INVOICES.insert()
            .<Invoice>of(Invoice::record)
            .column("fingerprint", ColumnType.TEXT, Invoice::fingerprint)
            .build();
    private static final BulkInsert<StoredRecord> INSERT_ITEMS =
            new RecordTable(Tables.INVOICE_ITEMS).insert().build();

    private final Map<Key, Invoice> invoices;
    private final Map<Key, Invoice> added = new LinkedHashMap<>();

    private Invoices(Map<Key, Invoice> invoices) {
        this.invoices = new HashMap<>(invoices);
    }

    public static Invoices none() {
        return new Invoices(Map.of());
    }

    /** Without their items: a stored invoice is only compared, never published again. */
    public static Uni<Invoices> lock(SqlConnection tx, Collection<Key> keys) {
        return INVOICES.rows(tx, keys).map(rows -> {
            Map<Key, Invoice> found = new HashMap<>();
            rows.forEach(row ->
                    found.put(RecordTable.keyOf(row), new Invoice(INVOICES.read(row), row.getString("fingerprint"))));
            return new Invoices(found);
        });
    }

    public @Nullable Invoice find(Key key) {
        return invoices.get(key);
    }

    public void add(Invoice invoice) {
        invoices.put(invoice.record().key(), invoice);
        added.put(invoice.record().key(), invoice);
    }

    public Uni<Void> store(SqlConnection tx) {
        return INSERT.execute(tx, List.copyOf(added.values())).chain(() -> INSERT_ITEMS.execute(tx, items()));
    }

    private List<StoredRecord> items() {
        List<StoredRecord> items = new ArrayList<>();
        for (Invoice invoice : added.values()) {
            for (Fields item : invoice.record().fields().rows("items")) {
                Key key = new Key(invoice.record().key().organizationId(), item.requiredText("id"));
                items.add(new StoredRecord(key, invoice.record().meta(), item));
            }
        }
        return items;
    }
}
