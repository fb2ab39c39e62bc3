package dev.tillstream.catalog.masterdata;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All tables of {@link Tables#MASTER_DATA}, by one mechanism: a new one needs its definition there and a migration here
 * (DESIGN §3).
 */
@ApplicationScoped
class MasterData implements Domain {
    private static final String RECORD_ID = "record_id";

    private final List<MasterStore> stores =
            Tables.MASTER_DATA.stream().map(MasterStore::new).toList();

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations) {
        return Conflicts.load(tx, operations)
                .chain(conflicts -> lock(tx, operations).map(tables -> new MasterDataBatch(conflicts, tables)));
    }

    private Uni<List<LoadedRecords>> lock(SqlConnection tx, List<PushedOperation> operations) {
        Uni<List<LoadedRecords>> all = Uni.createFrom().item(new ArrayList<>());
        for (MasterStore store : stores) {
            Set<Key> keys = keysOf(store.table(), operations);
            all = all.call(loaded -> store.lock(tx, keys).invoke(loaded::add));
        }
        return all;
    }

    private static Set<Key> keysOf(Table table, List<PushedOperation> operations) {
        Set<Key> keys = new LinkedHashSet<>();
        String prefix = table.name() + ".";
        for (PushedOperation pushed : operations) {
            if (pushed.operation().type().startsWith(prefix)) {
                keys.add(keyOf(pushed, pushed.operation().id()));
            } else if (Conflicts.isResolution(pushed)
                    && pushed.operation().payload().value(RECORD_ID) instanceof String recordId) {
                keys.add(keyOf(pushed, recordId));
            }
        }
        return keys;
    }

    static Key keyOf(PushedOperation pushed, String id) {
        return new Key(pushed.origin().organizationId(), id);
    }
}
