package dev.tillstream.orders.payment;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What customers owe (B-6): an append-only ledger, and its sum as a record that tills see. A balance is negative where the
 * chain owes the customer.
 */
public final class Accounts {
    private static final RecordTable BALANCES = new RecordTable(Tables.CUSTOMER_BALANCES);
    private static final BulkInsert<StoredRecord> STORE = BALANCES.insert().replacing(List.of("organization_id", "id"));

    /** A document that is booked twice is an error: rolls the batch back. */
    private static final BulkInsert<Entry> APPEND = BulkInsert.<Entry>into("customer_ledger")
            .column(
                    "organization_id",
                    ColumnType.TEXT,
                    entry -> entry.customer().organizationId())
            .column("id", ColumnType.TEXT, entry -> Ids.derived(entry.documentId(), entry.kind()))
            .column("customer_id", ColumnType.TEXT, entry -> entry.customer().id())
            .column("kind", ColumnType.TEXT, Entry::kind)
            .column("document_id", ColumnType.TEXT, Entry::documentId)
            .column("amount", ColumnType.BIGINT, Entry::amount)
            .column("occurred_at", ColumnType.TIME, entry -> entry.occurredAt().atOffset(ZoneOffset.UTC))
            .column("booked_at", ColumnType.TIME, entry -> entry.bookedAt().atOffset(ZoneOffset.UTC))
            .build();

    private final LockedRows<Key, StoredRecord> balances;
    private final List<Entry> entries = new ArrayList<>();

    private Accounts(Map<Key, StoredRecord> balances) {
        this.balances = new LockedRows<>(balances);
    }

    private record Entry(
            Key customer, String kind, String documentId, long amount, Instant occurredAt, Instant bookedAt) {}

    public static Accounts none() {
        return new Accounts(Map.of());
    }

    public static Uni<Accounts> lock(SqlConnection tx, Collection<Key> customers) {
        return BALANCES.lock(tx, customers).map(Accounts::new);
    }

    public long balanceOf(Key customer) {
        StoredRecord balance = balances.get(customer);
        return balance == null ? 0 : balance.fields().requiredInteger("balance");
    }

    /**
     * Books what a document changes of a customer's debt.
     *
     * @param kind sale, void, payment, refund or return: a document has one entry of each kind
     * @param amount in minor units, positive where the customer owes more; 0 books nothing
     * @return the balance, where it changed
     */
    public List<Change> book(
            Key customer, String kind, String documentId, long amount, PushedOperation by, Instant now) {
        if (amount == 0) {
            return List.of();
        }
        entries.add(new Entry(customer, kind, documentId, amount, by.occurredAtByServerClock(), now));
        Fields fields = Fields.of(Map.of("customer_id", customer.id(), "balance", balanceOf(customer) + amount));
        StoredRecord before = balances.get(customer);
        StoredRecord balance = before == null
                ? StoredRecord.created(Tables.CUSTOMER_BALANCES, customer.id(), by, now, fields)
                : before.changed(by, now, fields);
        balances.put(customer, balance);
        return List.of(balance.toChange(Tables.CUSTOMER_BALANCES));
    }

    public Uni<Void> store(SqlConnection tx) {
        return APPEND.execute(tx, entries).chain(() -> STORE.execute(tx, balances.changed()));
    }
}
