package dev.tillstream.inbox.masterdata;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Master data tables, all by one mechanism: a new one needs its definition in contracts and a migration of its owner
 * (DESIGN §3).
 */
public final class MasterData implements Domain {
    private final List<MasterStore> stores;
    private final Set<String> names;
    private final RecordRules rules;
    private final MergePolicies policies;

    /** @param tables all of one service, each with {@code field_stamps} beside its own columns */
    public MasterData(List<Table> tables) {
        this(tables, RecordRules.NONE, MergePolicies.ALWAYS_MERGE);
    }

    public MasterData(List<Table> tables, RecordRules rules, MergePolicies policies) {
        this.stores = tables.stream().map(MasterStore::new).toList();
        this.names = tables.stream().map(Table::name).collect(Collectors.toUnmodifiableSet());
        this.rules = rules;
        this.policies = policies;
    }

    @Override
    public Set<String> tables() {
        return names;
    }

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        Set<String> organizations = operations.stream()
                .map(pushed -> pushed.origin().organizationId())
                .collect(Collectors.toSet());
        return lock(tx, operations)
                .call(() -> lockConflicts(tx, operations, conflicts))
                .chain(tables -> policies.load(tx, organizations)
                        .map(found -> new MasterDataBatch(conflicts, tables, rules, found)));
    }

    /** An erasure empties the conflicts of its record too. */
    private Uni<Void> lockConflicts(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (MasterStore store : stores) {
            String erase = store.table().name() + MasterDataBatch.ERASE;
            Set<Key> erased = operations.stream()
                    .filter(pushed -> pushed.operation().type().equals(erase))
                    .map(pushed -> keyOf(pushed, pushed.operation().id()))
                    .collect(Collectors.toSet());
            all = all.chain(() -> conflicts.about(tx, store.table(), erased));
        }
        return all;
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
                    && Resolution.tableOf(pushed).equals(table.name())) {
                keys.add(keyOf(pushed, Resolution.recordId(pushed)));
            }
        }
        return keys;
    }

    static Key keyOf(PushedOperation pushed, String id) {
        return new Key(pushed.origin().organizationId(), id);
    }
}
