package dev.tillstream.orders.payment;

import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payments by themselves that a batch touches. */
public final class Payments {
    private static final BulkInsert<Payment> INSERT = payments().build();
    private static final BulkInsert<Payment> UPDATE =
            payments().replacing(List.of("organization_id", "document_id", "id"));

    private static final String BY_ID = """
            select t.* from unnest($1::text[], $2::text[]) as k (o, i)
            join payments t on t.organization_id = k.o and t.document_id = k.i and t.id = k.i""";

    private final LockedRows<Key, Payment> payments;

    private Payments(Map<Key, Payment> payments) {
        this.payments = new LockedRows<>(payments);
    }

    public static Payments none() {
        return new Payments(Map.of());
    }

    public static Uni<Payments> load(SqlConnection tx, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        Tuple pairs = Tuple.of(
                keys.stream().map(Key::organizationId).toArray(String[]::new),
                keys.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(BY_ID).execute(pairs).map(rows -> {
            Map<Key, Payment> found = new HashMap<>();
            rows.forEach(row -> found.put(
                    RecordTable.keyOf(row), new Payment(PaymentRows.TABLE.read(row), row.getString("fingerprint"))));
            return new Payments(found);
        });
    }

    public @Nullable Payment find(Key key) {
        return payments.get(key);
    }

    public void add(StoredRecord record, String fingerprint) {
        payments.put(record.key(), new Payment(record, fingerprint));
    }

    public void change(StoredRecord record) {
        Payment before = payments.require(record.key());
        payments.put(record.key(), new Payment(record, before.fingerprint()));
    }

    public Uni<Void> store(SqlConnection tx) {
        return INSERT.execute(tx, payments.created()).chain(() -> UPDATE.execute(tx, payments.updated()));
    }

    private static BulkInsert.Builder<Payment> payments() {
        return PaymentRows.TABLE
                .insert()
                .<Payment>of(Payment::record)
                .column(
                        "document_id",
                        ColumnType.TEXT,
                        payment -> payment.record().id())
                .column("fingerprint", ColumnType.TEXT, Payment::fingerprint);
    }
}
