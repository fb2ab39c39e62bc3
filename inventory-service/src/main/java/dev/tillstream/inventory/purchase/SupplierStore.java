package dev.tillstream.inventory.purchase;

import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** The rows of {@code supplier_balances} and {@code supplier_ledger}. */
final class SupplierStore {
    private static final RecordTable BALANCES = new RecordTable(Tables.SUPPLIER_BALANCES);
    private static final BulkInsert<StoredRecord> INSERT = BALANCES.insert().build();
    private static final BulkInsert<StoredRecord> UPDATE =
            BALANCES.insert().replacing(List.of("organization_id", "id"));

    private SupplierStore() {}

    static Uni<SupplierBalances> lock(SqlConnection tx, Collection<Key> suppliers) {
        return BALANCES.lock(tx, suppliers).map(SupplierBalances::new);
    }

    /** A balance or an entry that another consumer made since {@link #lock} is an error: the batch is tried again. */
    static Uni<Void> store(SqlConnection tx, SupplierBalances balances, Instant now) {
        return INSERT.execute(tx, balances.created())
                .chain(() -> UPDATE.execute(tx, balances.updated()))
                .chain(() -> entries(now).execute(tx, balances.entries()));
    }

    private static BulkInsert<LedgerEntry> entries(Instant now) {
        return BulkInsert.<LedgerEntry>into("supplier_ledger")
                .column("organization_id", ColumnType.TEXT, e -> e.by().origin().organizationId())
                .column("id", ColumnType.TEXT, LedgerEntry::id)
                .column("supplier_id", ColumnType.TEXT, LedgerEntry::supplierId)
                .column("entry_type", ColumnType.TEXT, e -> e.type().wireName())
                .column("amount", ColumnType.BIGINT, LedgerEntry::amount)
                .column("reference_id", ColumnType.TEXT, e -> e.by().operation().id())
                .column(
                        "occurred_at",
                        ColumnType.TIME,
                        e -> e.by().occurredAtByServerClock().atOffset(ZoneOffset.UTC))
                .column("created_at", ColumnType.TIME, e -> now.atOffset(ZoneOffset.UTC))
                .column("device_id", ColumnType.TEXT, e -> e.by().origin().deviceId())
                .build();
    }
}
