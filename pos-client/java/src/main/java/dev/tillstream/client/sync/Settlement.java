package dev.tillstream.client.sync;

import dev.tillstream.client.store.LocalState;
import dev.tillstream.client.store.LocalState.SyncStatus;
import dev.tillstream.client.store.Outbox;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.store.PendingStock;
import dev.tillstream.client.store.Records;
import dev.tillstream.client.store.ServerVersions;
import dev.tillstream.client.store.ServerVersions.Kept;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt ends, pulled or in the answer to a push: the outbox row, the optimistic stock, and, with the last receipt of a record, its
 * optimistic content. Nothing but a receipt ends these (PROTOCOL §2).
 */
final class Settlement {
    private final Outbox outbox;
    private final Records records;
    private final ServerVersions serverVersions;
    private final PendingStock pendingStock;

    Settlement(SqlSession sql) {
        this.outbox = new Outbox(sql);
        this.records = new Records(sql);
        this.serverVersions = new ServerVersions(sql);
        this.pendingStock = new PendingStock(sql);
    }

    /**
     * Settles what these receipts are about; receipts of an earlier life of the device are none of ours. What they caused may
     * be pulled later.
     */
    void settle(List<Receipt> receipts) {
        Map<String, Receipt> lastOfRecord = new LinkedHashMap<>();
        for (Receipt receipt : receipts) {
            Optional<OutboxEntry> entry = outbox.settle(receipt);
            if (entry.isPresent()) {
                settle(entry.get(), receipt);
                lastOfRecord.put(entry.get().table() + '|' + entry.get().recordId(), receipt);
            }
        }
        lastOfRecord.forEach((record, receipt) -> {
            int bar = record.indexOf('|');
            Optional<Table> table = Tables.inFeed(record.substring(0, bar));
            table.ifPresent(known -> conclude(known, record.substring(bar + 1), receipt));
        });
    }

    private void settle(OutboxEntry entry, Receipt receipt) {
        pendingStock.drop(entry.epoch(), entry.seq());
        Optional<Table> table = Tables.inFeed(entry.table());
        Long version = receipt.version();
        if (table.isEmpty() || version == null || receipt.status() != ReceiptStatus.APPLIED) {
            return;
        }
        serverVersions.await(table.get(), entry.recordId(), version);
        Long base = entry.baseVersion();
        if (base == null || version == base + 1) {
            outbox.rebase(entry, version);
        }
    }

    private void conclude(Table table, String id, Receipt receipt) {
        number(table, id, receipt);
        if (outbox.isUnsettled(table.name(), id)) {
            return;
        }
        Optional<Kept> kept = serverVersions.find(table, id);
        if (kept.isEmpty()) {
            concludeUnknown(table, id, receipt);
        } else if (kept.get().isComplete()) {
            show(table, id, kept.get().data());
        }
    }

    /** The record becomes what the server has. */
    void show(Table table, String id, @Nullable Fields data) {
        serverVersions.forget(table, id);
        if (data == null) {
            records.delete(table, id);
        } else {
            records.put(table, id, data, LocalState.SYNCED);
        }
    }

    /**
     * A record that this till created, and whose change hasn't been pulled, or never comes: by its version a digest tells
     * whether the server still has it.
     */
    private void concludeUnknown(Table table, String id, Receipt receipt) {
        boolean refused = receipt.status() == ReceiptStatus.REJECTED;
        if (refused && Tables.MASTER_DATA.contains(table)) {
            records.delete(table, id);
            return;
        }
        Fields version =
                refused || receipt.version() == null ? Fields.NONE : Fields.of(Map.of("version", receipt.version()));
        LocalState state = LocalState.settled(refused ? SyncStatus.FAILED : SyncStatus.SYNCED, receipt.message());
        records.change(table, id, version, state);
    }

    private void number(Table table, String id, Receipt receipt) {
        if (receipt.orderNumber() == null) {
            return;
        }
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("global_order_number", receipt.orderNumber());
        numbers.put("transaction_code", receipt.transactionCode());
        records.set(table, id, Fields.of(numbers));
    }
}
