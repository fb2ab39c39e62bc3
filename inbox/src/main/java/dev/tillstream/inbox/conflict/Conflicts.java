package dev.tillstream.inbox.conflict;

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
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The conflicts of a batch: those that its resolutions are about, and those that its rules open. */
public final class Conflicts {
    private static final RecordTable TABLE = new RecordTable(Tables.CONFLICTS);
    private static final BulkInsert<StoredRecord> UPDATE = TABLE.insert().replacing(List.of("organization_id", "id"));

    /** An operation that comes again after its outcome was purged finds its conflict, perhaps settled by now. */
    private static final BulkInsert<StoredRecord> INSERT = TABLE.insert().keepingExisting();

    private static final String ABOUT = """
            select t.* from unnest($1::text[], $2::text[]) as k (o, i)
            join conflicts t on t.organization_id = k.o and t."table" = $3 and t.record_id = k.i
            order by t.organization_id, t.id for update of t""";

    private final Map<Key, StoredRecord> records;
    private final Map<Key, StoredRecord> opened = new LinkedHashMap<>();
    private final Map<Key, StoredRecord> settled = new LinkedHashMap<>();

    private Conflicts(Map<Key, StoredRecord> records) {
        this.records = new LinkedHashMap<>(records);
    }

    /** Locks the conflicts that the resolutions among these operations are about. */
    public static Uni<Conflicts> load(SqlConnection tx, List<PushedOperation> operations) {
        Set<Key> keys = operations.stream()
                .filter(Conflicts::isResolution)
                .map(Conflicts::keyOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return TABLE.lock(tx, keys).map(Conflicts::new);
    }

    /** Locks the conflicts about these records of the table too. */
    public Uni<Void> about(SqlConnection tx, Table table, Set<Key> about) {
        if (about.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] organizations = about.stream().map(Key::organizationId).toArray(String[]::new);
        String[] ids = about.stream().map(Key::id).toArray(String[]::new);
        return tx.preparedQuery(ABOUT)
                .execute(Tuple.of(organizations, ids, table.name()))
                .invoke(rows -> rows.forEach(row -> records.putIfAbsent(RecordTable.keyOf(row), TABLE.read(row))))
                .replaceWithVoid();
    }

    public static boolean isResolution(PushedOperation pushed) {
        return pushed.operation().type().equals(Tables.RESOLVE_CONFLICT);
    }

    /** Keeps what the operation and the server disagree about, for people to look at. */
    public Change open(Conflict conflict, Table table, String recordId, PushedOperation pushed, Instant now) {
        StoredRecord record = conflict.toRecord(table, recordId, pushed, now);
        records.put(record.key(), record);
        opened.put(record.key(), record);
        return record.toChange(Tables.CONFLICTS);
    }

    /** Nothing is booked: what stands goes on standing, and what was sent is kept for people to look at. */
    public Decision keepAside(
            Conflict conflict, Table table, StoredRecord standing, PushedOperation pushed, Instant now) {
        Change opened = open(conflict, table, standing.id(), pushed, now);
        return Decision.of(
                Receipt.conflict(pushed, standing.version(), opened.id(), conflict.reason(), conflict.suggestedFix()),
                opened);
    }

    /**
     * A person's decision. The first stands; the same again changes nothing, another is refused. What the merging rules
     * settled themselves is open to one decision of a person (DESIGN §5).
     *
     * @param effects what the decision does to the record in conflict
     */
    public Decision resolve(PushedOperation pushed, Instant now, Function<Resolution, Effects> effects) {
        StoredRecord conflict = records.get(keyOf(pushed));
        if (conflict == null) {
            return Decision.rejected(
                    pushed,
                    Reason.UNKNOWN_RECORD,
                    "no conflict " + pushed.operation().id());
        }
        Fields payload = pushed.operation().payload();
        Strategy strategy = Strategy.ofWireName(payload.requiredText("strategy"));
        Optional<Fields> merged =
                payload.value("merged") == null ? Optional.empty() : Optional.of(payload.object("merged"));
        String resolvedBy = payload.requiredText("resolved_by");
        if (isSettledByPerson(conflict)) {
            return repeated(pushed, conflict, strategy, merged);
        }
        Effects effect = effects.apply(new Resolution(conflict.fields(), strategy, merged));
        Fields decision =
                Closing.closed(conflict.fields(), strategy, resolvedBy, now).with("merged", merged.orElse(null));
        StoredRecord resolved = conflict.changed(pushed, now, decision);
        List<Change> changes = new ArrayList<>(effect.changes());
        changes.add(put(resolved));
        List<AuditEntry> audit = new ArrayList<>(effect.audit());
        audit.add(AuditEntry.of(Tables.CONFLICTS, conflict, resolved));
        return Decision.of(Receipt.applied(pushed, resolved.version()), changes).audited(audit);
    }

    /** The conflicts about a record: those that were locked by {@link #about}, or opened here. */
    public List<StoredRecord> of(Table table, Key record) {
        return records.values().stream()
                .filter(conflict -> isAbout(conflict, table, record))
                .toList();
    }

    /**
     * Closes a conflict whose cause is gone, as {@link #of} tells it: it is open to no other decision.
     *
     * @param resolvedBy what did it, for people
     */
    public Effects close(StoredRecord conflict, Strategy strategy, String resolvedBy, PushedOperation by, Instant now) {
        StoredRecord closed = conflict.changed(by, now, Closing.closed(conflict.fields(), strategy, resolvedBy, now));
        return new Effects(List.of(put(closed)), List.of(AuditEntry.of(Tables.CONFLICTS, conflict, closed)));
    }

    /**
     * Takes both sides' data out of the conflicts about a record whose values are erased (B-19), and closes those that
     * are open: there is nothing left to decide. They must have been locked by {@link #about}.
     */
    public List<Change> forget(Table table, String recordId, PushedOperation erasure, Instant now) {
        return of(table, new Key(erasure.origin().organizationId(), recordId)).stream()
                .map(conflict -> put(conflict.changed(erasure, now, Closing.emptied(conflict.fields(), now))))
                .toList();
    }

    /** Writes what was opened and settled. */
    public Uni<Void> store(SqlConnection tx) {
        return INSERT.execute(tx, List.copyOf(opened.values()))
                .chain(() -> UPDATE.execute(tx, List.copyOf(settled.values())));
    }

    private static boolean isAbout(StoredRecord conflict, Table table, Key record) {
        return conflict.key().organizationId().equals(record.organizationId())
                && conflict.fields().requiredText("table").equals(table.name())
                && conflict.fields().requiredText("record_id").equals(record.id());
    }

    /** The next version of a conflict; one that this batch opened is written twice. */
    private Change put(StoredRecord conflict) {
        records.put(conflict.key(), conflict);
        settled.put(conflict.key(), conflict);
        return conflict.toChange(Tables.CONFLICTS);
    }

    private Decision repeated(
            PushedOperation pushed, StoredRecord conflict, Strategy strategy, Optional<Fields> merged) {
        boolean same = strategy.wireName().equals(conflict.fields().text("resolution_strategy"))
                && merged.orElse(Fields.NONE).equals(conflict.fields().object("merged"));
        if (same) {
            return Decision.of(Receipt.applied(pushed, conflict.version()));
        }
        return Decision.rejected(
                pushed,
                Reason.CONFLICT_RESOLVED,
                "was resolved as " + conflict.fields().text("resolution_strategy") + " by "
                        + conflict.fields().text("resolved_by"));
    }

    private static boolean isSettledByPerson(StoredRecord conflict) {
        return Closing.isClosed(conflict.fields())
                && !Objects.equals(conflict.fields().text("resolved_by"), Conflict.BY_RULE);
    }

    private static Key keyOf(PushedOperation pushed) {
        return new Key(pushed.origin().organizationId(), pushed.operation().id());
    }
}
