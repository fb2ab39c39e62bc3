package dev.tillstream.inbox.masterdata;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.merge.ErasureRules;
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
import java.util.UUID;

/** The records and conflicts that a batch touches, in memory until all is stored at once. */
final class MasterDataBatch implements UnitOfWork {
    /** How an erasure's type ends (B-19). */
    static final String ERASE = ".erase";

    private final Conflicts conflicts;
    private final Map<String, LoadedRecords> tables = new LinkedHashMap<>();
    private final RecordRules rules;
    private final Map<String, Map<String, MergePolicy>> policies;
    private final List<Erasure> erasures = new ArrayList<>();

    MasterDataBatch(
            Conflicts conflicts,
            List<LoadedRecords> tables,
            RecordRules rules,
            Map<String, Map<String, MergePolicy>> policies) {
        this.conflicts = conflicts;
        this.rules = rules;
        this.policies = policies;
        tables.forEach(loaded -> this.tables.put(loaded.table().name(), loaded));
    }

    private record Erasure(String table, Key record, UUID opId) {}

    @Override
    public Decision decide(PushedOperation pushed, Instant now) {
        String type = pushed.operation().type();
        int dot = Math.max(type.indexOf('.'), 0);
        LoadedRecords records = tables.get(type.substring(0, dot));
        if (records == null || Tables.operationType(type).isEmpty()) {
            return unknownType(pushed);
        }
        Optional<MasterRecord> current = records.find(keyOf(pushed));
        return switch (type.substring(dot)) {
            case ".upsert" -> upsert(records, current, pushed, now);
            case ".delete" -> delete(records, current, pushed, now);
            case ERASE -> erase(records, current, pushed, now);
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

    @Override
    public Uni<Void> finish(SqlConnection tx) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Erasure erasure : erasures) {
            all = all.chain(() -> ErasureStore.forget(tx, erasure.table(), erasure.record(), erasure.opId()));
        }
        return all;
    }

    private Decision upsert(
            LoadedRecords records, Optional<MasterRecord> current, PushedOperation pushed, Instant now) {
        rules.checkSent(records.table(), pushed.operation().payload());
        Optional<Decision> refusal = refusal(records.table(), current, pushed);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Merge merge = MergeRules.upsert(records.table(), current, pushed, now);
        return keep(records, current, merge, pushed, now);
    }

    private Decision delete(
            LoadedRecords records, Optional<MasterRecord> current, PushedOperation pushed, Instant now) {
        Optional<Decision> refusal = current.isEmpty()
                ? Optional.of(unknownRecord(records.table(), pushed))
                : refusal(records.table(), current, pushed);
        return refusal.isPresent()
                ? refusal.get()
                : keep(records, current, MergeRules.delete(current.orElseThrow(), pushed, now), pushed, now);
    }

    private Decision erase(LoadedRecords records, Optional<MasterRecord> current, PushedOperation pushed, Instant now) {
        Table table = records.table();
        if (current.isEmpty()) {
            return unknownRecord(table, pushed);
        }
        MasterRecord erased = ErasureRules.erase(table, current.get(), pushed, now);
        if (erased.version() == current.get().version()) {
            return Decision.of(Receipt.applied(pushed, erased.version()));
        }
        records.put(erased);
        erasures.add(new Erasure(
                table.name(), erased.stored().key(), pushed.operation().opId()));
        List<Change> changes = new ArrayList<>(List.of(erased.stored().toChange(table)));
        changes.addAll(conflicts.forget(table, pushed.operation().id(), pushed, now));
        return Decision.of(Receipt.applied(pushed, erased.version()), changes)
                .audited(List.of(
                        AuditEntry.withoutValues(table, pushed.operation().id())));
    }

    /** Why a change of the record isn't looked at any further. */
    private Optional<Decision> refusal(Table table, Optional<MasterRecord> current, PushedOperation pushed) {
        if (current.filter(record -> isOfAnotherBranch(record, pushed)).isPresent()) {
            return Optional.of(unknownRecord(table, pushed));
        }
        if (current.filter(MasterRecord::isErased).isPresent()) {
            return Optional.of(Decision.rejected(pushed, Reason.ILLEGAL_STEP, erased(table, keyOf(pushed))));
        }
        if (policy(table, pushed) != MergePolicy.REJECT_STALE) {
            return Optional.empty();
        }
        return current.filter(record -> MergeRules.isStale(record, pushed))
                .map(record -> Decision.rejected(
                        pushed,
                        Reason.STALE_VERSION,
                        "base_version is " + pushed.operation().baseVersion() + ", but the record was changed since: "
                                + "its version is " + record.version()));
    }

    private Decision keep(
            LoadedRecords records, Optional<MasterRecord> current, Merge merge, PushedOperation pushed, Instant now) {
        Effects effects = take(records, current, merge.record());
        List<Change> changes = new ArrayList<>(effects.changes());
        long version = merge.record().version();
        if (merge.conflict().isEmpty() || policy(records.table(), pushed) == MergePolicy.LAST_WRITE_WINS) {
            return Decision.of(Receipt.applied(pushed, version), changes).audited(effects.audit());
        }
        Conflict conflict = merge.conflict().get();
        changes.add(conflicts.open(conflict, records.table(), pushed.operation().id(), pushed, now));
        Receipt receipt =
                Receipt.conflict(pushed, version, Conflict.idFor(pushed), conflict.reason(), conflict.suggestedFix());
        return Decision.of(receipt, changes).audited(effects.audit());
    }

    @Override
    public Effects settle(Resolution resolution, PushedOperation pushed, Instant now) {
        LoadedRecords records = tables.get(resolution.table());
        Key key = MasterData.keyOf(pushed, resolution.recordId());
        Optional<MasterRecord> current = records == null ? Optional.empty() : records.find(key);
        if (records == null || current.isEmpty()) {
            throw new IllegalArgumentException("record_id must be " + key.id() + ", the record that is in conflict");
        }
        if (current.get().isErased()) {
            throw new IllegalArgumentException(erased(records.table(), key));
        }
        rules.checkSent(records.table(), resolution.merged().orElse(Fields.NONE));
        return take(records, current, ResolutionRules.resolve(records.table(), current.get(), resolution, pushed, now));
    }

    /** What is to be published and audited: nothing where the version stayed. */
    private Effects take(LoadedRecords records, Optional<MasterRecord> current, MasterRecord record) {
        Table table = records.table();
        if (current.isPresent() && current.get().version() == record.version()) {
            records.put(record);
            return Effects.NONE;
        }
        if (!record.stored().isDeleted()) {
            rules.checkResult(table, record.stored().fields());
        }
        records.put(record);
        AuditEntry entry =
                AuditEntry.of(table, current.map(MasterRecord::stored).orElse(null), record.stored());
        return new Effects(List.of(record.stored().toChange(table)), List.of(entry));
    }

    private MergePolicy policy(Table table, PushedOperation pushed) {
        return policies.getOrDefault(pushed.origin().organizationId(), Map.of())
                .getOrDefault(table.name(), MergePolicy.MERGE);
    }

    /** What a branch doesn't see it doesn't change either. */
    private static boolean isOfAnotherBranch(MasterRecord record, PushedOperation pushed) {
        String branchId = record.stored().meta().branchId();
        return branchId != null && !branchId.equals(pushed.origin().branchId());
    }

    private static String erased(Table table, Key key) {
        return "record " + key.id() + " in " + table + " was erased";
    }

    private static Decision unknownRecord(Table table, PushedOperation pushed) {
        return Decision.rejected(
                pushed, Reason.UNKNOWN_RECORD, "no record " + pushed.operation().id() + " in " + table);
    }

    private static Decision unknownType(PushedOperation pushed) {
        return Decision.rejected(
                pushed,
                Reason.UNKNOWN_TYPE,
                "nothing here knows " + pushed.operation().type());
    }

    private static Key keyOf(PushedOperation pushed) {
        return MasterData.keyOf(pushed, pushed.operation().id());
    }
}
