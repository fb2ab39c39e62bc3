package dev.tillstream.inventory.adjust;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The rows of {@code stock_movements} that people sent, with all their columns. */
final class AdjustmentStore {
    private static final RecordTable TABLE = new RecordTable(Tables.STOCK_MOVEMENTS);
    private static final BulkInsert<StoredRecord> ADD = TABLE.insert().build();

    private AdjustmentStore() {}

    static Uni<Map<Key, StoredRecord>> lock(SqlConnection tx, Collection<Key> keys) {
        return TABLE.lock(tx, keys);
    }

    static Uni<Void> add(SqlConnection tx, List<StoredRecord> movements) {
        return ADD.execute(tx, movements);
    }

    static Fields own(Fields payload) {
        return TABLE.own(payload);
    }
}
