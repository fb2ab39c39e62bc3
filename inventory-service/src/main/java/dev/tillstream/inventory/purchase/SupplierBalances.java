package dev.tillstream.inventory.purchase;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the chain owes the suppliers of a set of operations, locked: the sum of a ledger that is only added to. */
final class SupplierBalances {
    private final LockedRows<Key, StoredRecord> records;
    private final List<LedgerEntry> entries = new ArrayList<>();

    SupplierBalances(Map<Key, StoredRecord> known) {
        this.records = new LockedRows<>(known);
    }

    /** Adds to the ledger, and tells the balance as it is then. */
    Change book(LedgerEntry entry, Instant now) {
        PushedOperation by = entry.by();
        StoredRecord balance = records.get(entry.supplier());
        long before = balance == null ? 0 : balance.fields().requiredInteger("balance");
        Fields fields =
                Fields.of(Map.of("supplier_id", entry.supplierId(), "balance", Math.addExact(before, entry.amount())));
        StoredRecord after = balance == null
                ? StoredRecord.created(Tables.SUPPLIER_BALANCES, entry.supplierId(), by, now, fields)
                : balance.changed(by, now, balance.fields().with(fields));
        records.put(after.key(), after);
        entries.add(entry);
        return after.toChange(Tables.SUPPLIER_BALANCES);
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    List<StoredRecord> created() {
        return records.created();
    }

    List<StoredRecord> updated() {
        return records.updated();
    }
}
