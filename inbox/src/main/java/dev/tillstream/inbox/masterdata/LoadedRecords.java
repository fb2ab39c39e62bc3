package dev.tillstream.inbox.masterdata;

import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.merge.MasterRecord;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The records of one table that a batch touches, as its operations change them. */
final class LoadedRecords {
    private final MasterStore store;
    private final Map<Key, MasterRecord> records;
    private final Set<Key> changed = new LinkedHashSet<>();

    LoadedRecords(MasterStore store, Map<Key, MasterRecord> records) {
        this.store = store;
        this.records = records;
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
        if (!record.equals(records.put(key, record))) {
            changed.add(key);
        }
    }

    Uni<Void> store(SqlConnection tx) {
        return store.store(
                tx,
                changed.stream()
                        .map(key -> Objects.requireNonNull(records.get(key)))
                        .toList());
    }
}
