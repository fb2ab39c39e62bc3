package dev.tillstream.gateway.fullsync;

import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.audit.AuditEntry;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.fullsync.FullSync.Status;
import dev.tillstream.gateway.fullsync.ProposedStore.Waiting;
import dev.tillstream.gateway.fullsync.RestoreRules.Held;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.quarantine.Proposals;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about proposals. Confirming commits the decision and opens what waits in the quarantine; then it is
 * released there, some at a time. Whoever ends in between leaves operations that are open: confirming again goes on, and
 * nothing comes in twice.
 */
@Singleton
final class FullSyncs {
    private static final String TABLE = "full_syncs";
    private static final int CHUNK = 100;

    private final Pool pool;
    private final FullSyncStore store;
    private final ProposedStore operations;
    private final Proposals proposals;
    private final Audit audit;
    private final InstantSource clock;

    FullSyncs(
            Pool pool,
            FullSyncStore store,
            ProposedStore operations,
            Proposals proposals,
            Audit audit,
            InstantSource clock) {
        this.pool = pool;
        this.store = store;
        this.operations = operations;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fails with {@link Refusal} not_found for what is not theirs. */
    Uni<FullSync> find(String organizationId, @Nullable String branchId, String id) {
        if (!Ids.isValid(id)) {
            return Uni.createFrom().failure(unknown());
        }
        return store.find(organizationId, id)
                .map(found -> found.filter(sync -> branchId == null || branchId.equals(sync.branchId()))
                        .orElseThrow(FullSyncs::unknown));
    }

    /** That one which the device proposes itself. */
    Uni<FullSync> own(Caller device, String id) {
        return find(device.organizationId(), null, id).invoke(sync -> {
            if (!sync.deviceId().equals(device.deviceId())) {
                throw unknown();
            }
        });
    }

    /** With how much of it waits, and what it comes to. */
    Uni<FullSync.Shown> show(FullSync sync) {
        return operations
                .groups(sync)
                .chain(groups -> operations.waiting(sync).map(waiting -> sync.shown(waiting, groups)));
    }

    /** Without the sums. */
    Uni<FullSync.Shown> listed(FullSync sync) {
        return operations.waiting(sync).map(waiting -> sync.shown(waiting, null));
    }

    /** The till has brought everything. The same again changes nothing. */
    Uni<FullSync> propose(FullSync sync) {
        return pool.withTransaction(transaction -> lock(transaction, sync)
                        .call(locked -> locked.status() == Status.OPEN
                                ? store.propose(transaction, locked, clock.instant())
                                : Uni.createFrom().voidItem()))
                .chain(() -> find(sync.organizationId(), null, sync.id()));
    }

    /**
     * Lets everything in that is still missing. Fails with {@link Refusal} conflict_resolved for what was refused, and
     * invalid_operation for what the till still works at.
     */
    Uni<FullSync> confirm(Administrator by, FullSync sync, String reason) {
        return pool.withTransaction(transaction -> decide(transaction, by, sync, Status.CONFIRMED, reason))
                .chain(() -> eachChunk(sync, chunk -> letIn(by, sync, chunk, reason)))
                .chain(() -> find(sync.organizationId(), null, sync.id()));
    }

    /** Nothing of it comes in. Fails like {@link #confirm}. */
    Uni<FullSync> refuse(Administrator by, FullSync sync, String reason) {
        return pool.withTransaction(transaction -> decide(transaction, by, sync, Status.REFUSED, reason))
                .chain(() -> eachChunk(sync, chunk -> keepOut(by, sync, chunk, reason)))
                .chain(() -> find(sync.organizationId(), null, sync.id()));
    }

    private Uni<Void> decide(
            SqlConnection transaction, Administrator by, FullSync sync, Status decision, String reason) {
        return lock(transaction, sync).chain(locked -> {
            requireDecidable(locked, decision);
            return locked.isDecided()
                    ? Uni.createFrom().voidItem()
                    : store.decide(transaction, locked, decision, by, reason, clock.instant())
                            .chain(() -> audit.record(transaction, entry(by, locked, decision, reason)));
        });
    }

    /** One pass over what waits, in the order in which it happened; what can't be released stays open for people. */
    private Uni<Void> eachChunk(FullSync sync, Function<List<Waiting>, Uni<Void>> decided) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(ProposedStore.BEGINNING),
                        place -> operations
                                .undecided(sync, Objects.requireNonNull(place.get()), CHUNK)
                                .call(chunk -> {
                                    if (chunk.isEmpty()) {
                                        return Uni.createFrom().voidItem();
                                    }
                                    place.set(chunk.get(chunk.size() - 1).place());
                                    return decided.apply(chunk);
                                }))
                .whilst(chunk -> chunk.size() == CHUNK)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What has come in by another way meanwhile is let be. */
    private Uni<Void> letIn(Administrator by, FullSync sync, List<Waiting> chunk, String reason) {
        return operations
                .held(sync, chunk.stream().map(Waiting::named).toList())
                .map(held -> verdicts(sync, chunk, held))
                .chain(excluded -> open(sync, chunk, excluded)
                        .chain(() -> discard(by, ids(chunk, each -> excluded.containsKey(each.opId())), reason))
                        .chain(() -> release(by, ids(chunk, each -> !excluded.containsKey(each.opId())), reason)));
    }

    private Uni<Void> keepOut(Administrator by, FullSync sync, List<Waiting> chunk, String reason) {
        return open(sync, chunk, Map.of()).chain(() -> discard(by, ids(chunk, each -> true), reason));
    }

    private Uni<Void> open(FullSync sync, List<Waiting> chunk, Map<UUID, Verdict> excluded) {
        return pool.withTransaction(transaction -> proposals
                .open(transaction, sync.organizationId(), ids(chunk, each -> true))
                .chain(() -> operations.exclude(transaction, sync, excluded)));
    }

    private Uni<Void> release(Administrator by, List<String> ids, String reason) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : proposals.release(by, ids, reason).replaceWithVoid();
    }

    private Uni<Void> discard(Administrator by, List<String> ids, String reason) {
        return ids.isEmpty() ? Uni.createFrom().voidItem() : proposals.discard(by, ids, reason);
    }

    private static Map<UUID, Verdict> verdicts(FullSync sync, List<Waiting> chunk, Map<UUID, Held> held) {
        Map<UUID, Verdict> excluded = new HashMap<>();
        for (Waiting each : chunk) {
            OperationType type = Tables.operationType(each.named().type()).orElseThrow();
            Verdict verdict = RestoreRules.judge(sync.deviceId(), type, held.getOrDefault(each.opId(), Held.NOTHING));
            if (verdict.kind() != Verdict.Kind.MISSING) {
                excluded.put(each.opId(), verdict);
            }
        }
        return excluded;
    }

    private static List<String> ids(List<Waiting> chunk, Predicate<Waiting> which) {
        return chunk.stream().filter(which).map(Waiting::quarantineId).toList();
    }

    private Uni<FullSync> lock(SqlConnection transaction, FullSync sync) {
        return store.lock(transaction, sync.organizationId(), sync.id())
                .map(found -> found.orElseThrow(FullSyncs::unknown));
    }

    private static void requireDecidable(FullSync sync, Status decision) {
        if (sync.status() == Status.OPEN) {
            throw Refusal.invalid("status is open: the till has not brought everything yet");
        }
        if (sync.isDecided() && sync.status() != decision) {
            throw Refusal.conflictResolved("It is " + sync.status().wireName() + " already.");
        }
    }

    static Refusal unknown() {
        return Refusal.notFound("There is no such full synchronization.");
    }

    private static AuditEntry entry(Administrator by, FullSync sync, Status decision, String reason) {
        String verb = decision == Status.CONFIRMED ? "confirm" : "refuse";
        return new AuditEntry(
                sync.organizationId(),
                sync.branchId(),
                by.author(),
                TABLE,
                sync.id(),
                TABLE + "." + verb,
                reason,
                Map.of("status", sync.status().wireName(), "device_id", sync.deviceId()),
                Map.of("status", decision.wireName(), "device_id", sync.deviceId()));
    }
}
