package dev.tillstream.inbox.masterdata;

import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.merge.MasterRecord;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;

/** The records of one table that a batch touches, as its operations change them. */
final class LoadedRecords {
    private final MasterStore store;
    private final LockedRows<Key, MasterRecord> records;

    LoadedRecords(MasterStore store, Map<Key, MasterRecord> records) {
        this.store = store;
        this.records = new LockedRows<>(records);
    }

    Table table() {
        return store.table();
    }

    Optional<MasterRecord> find(Key key) {
        return Optional.ofNullable(records.get(key));
    }

    /** Takes the record over; what is as it was needs no write. */
    void put(MasterRecord record) {
        Key key = record.stored().key();
        if (!record.equals(records.get(key))) {
            records.put(key, record);
        }
    }

    Uni<Void> store(SqlConnection tx) {
        return store.store(tx, records.changed());
    }
}
