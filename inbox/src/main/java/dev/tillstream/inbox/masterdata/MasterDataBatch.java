package dev.tillstream.inbox.masterdata;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.merge.MasterRecord;
import dev.tillstream.inbox.merge.Merge;
import dev.tillstream.inbox.merge.MergeRules;
import dev.tillstream.inbox.merge.ResolutionRules;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records and conflicts that a batch touches, in memory until all is stored at once. */
final class MasterDataBatch implements UnitOfWork {
    private final Conflicts conflicts;
    private final Map<String, LoadedRecords> tables = new LinkedHashMap<>();

    MasterDataBatch(Conflicts conflicts, List<LoadedRecords> tables) {
        this.conflicts = conflicts;
        tables.forEach(loaded -> this.tables.put(loaded.table().name(), loaded));
    }

    @Override
    public Decision decide(PushedOperation pushed, Instant now) {
        String type = pushed.operation().type();
        int dot = type.indexOf('.');
        LoadedRecords records = tables.get(type.substring(0, Math.max(dot, 0)));
        if (records == null) {
            return unknownType(pushed);
        }
        return switch (type.substring(dot + 1)) {
            case "upsert" -> upsert(records, pushed, now);
            case "delete" -> delete(records, pushed, now);
            default -> unknownType(pushed);
        };
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (LoadedRecords records : tables.values()) {
            all = all.chain(() -> records.store(tx));
        }
        return all;
    }

    private Decision upsert(LoadedRecords records, PushedOperation pushed, Instant now) {
        Optional<MasterRecord> current = records.find(keyOf(pushed));
        Merge merge = MergeRules.upsert(records.table(), current, pushed, now);
        return keep(records, current.map(MasterRecord::version).orElse(0L), merge, pushed, now);
    }

    private Decision delete(LoadedRecords records, PushedOperation pushed, Instant now) {
        Optional<MasterRecord> current = records.find(keyOf(pushed));
        if (current.isEmpty()) {
            return Decision.rejected(
                    pushed,
                    Reason.UNKNOWN_RECORD,
                    "no record " + pushed.operation().id() + " in " + records.table());
        }
        Merge merge = MergeRules.delete(current.get(), pushed, now);
        return keep(records, current.get().version(), merge, pushed, now);
    }

    private Decision keep(LoadedRecords records, long before, Merge merge, PushedOperation pushed, Instant now) {
        List<Change> changes = new ArrayList<>(keep(records, before, merge.record()));
        long version = merge.record().version();
        if (merge.conflict().isEmpty()) {
            return Decision.of(Receipt.applied(pushed, version), changes);
        }
        Conflict conflict = merge.conflict().get();
        changes.add(conflicts.open(conflict, records.table(), pushed.operation().id(), pushed, now));
        return Decision.of(
                Receipt.conflict(pushed, version, Conflict.idFor(pushed), conflict.reason(), conflict.suggestedFix()),
                changes);
    }

    @Override
    public List<Change> settle(Resolution resolution, PushedOperation pushed, Instant now) {
        LoadedRecords records = tables.get(resolution.table());
        Key key = MasterData.keyOf(pushed, resolution.recordId());
        Optional<MasterRecord> current = records == null ? Optional.empty() : records.find(key);
        if (records == null || current.isEmpty()) {
            throw new IllegalArgumentException("record_id must be " + key.id() + ", the record that is in conflict");
        }
        MasterRecord resolved = ResolutionRules.resolve(records.table(), current.get(), resolution, pushed, now);
        return keep(records, current.get().version(), resolved);
    }

    /** What is to be published: nothing where the version stayed. */
    private static List<Change> keep(LoadedRecords records, long before, MasterRecord record) {
        records.put(record);
        return record.version() == before ? List.of() : List.of(record.stored().toChange(records.table()));
    }

    private static Decision unknownType(PushedOperation pushed) {
        return Decision.rejected(
                pushed,
                Reason.UNKNOWN_TYPE,
                "the catalog doesn't know " + pushed.operation().type());
    }

    private static Key keyOf(PushedOperation pushed) {
        return MasterData.keyOf(pushed, pushed.operation().id());
    }
}
