package dev.tillstream.gateway.conflict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.push.PushRights;
import dev.tillstream.gateway.push.ReceiptWait;
import dev.tillstream.gateway.receipt.ReceiptStore;
import dev.tillstream.gateway.topic.OwnOperations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resolves a conflict the way everything changes state: by an operation, whose receipt tells what became of it. */
@Singleton
final class ConflictResolver {
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final ConflictStore conflicts;
    private final ConflictText text;
    private final OwnOperations operations;
    private final ReceiptWait wait;
    private final ObjectMapper json;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    ConflictResolver(
            ConflictStore conflicts,
            ConflictText text,
            OwnOperations operations,
            ReceiptWait wait,
            ObjectMapper json,
            Supplier<UUID> ids,
            InstantSource clock) {
        this.conflicts = conflicts;
        this.text = text;
        this.operations = operations;
        this.wait = wait;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who works for all branches decides in the one that the conflict is of. Fails with {@link Refusal} not_found,
     * not_allowed, conflict_resolved, invalid_operation or unavailable.
     */
    Uni<Void> resolve(Caller caller, String conflictId, Resolution resolution) {
        UUID opId = ids.get();
        return conflicts
                .find(caller, conflictId)
                .map(found -> found.orElseThrow(ConflictResolver::unknown))
                .chain(found -> append(
                        caller,
                        found.place(),
                        opId,
                        conflictId,
                        resolution,
                        text.data(found.change().getBytes())))
                .chain(() -> wait.receipts(caller, List.of(opId), MAX_WAIT))
                .invoke(receipts -> requireApplied(receipts.get(opId)))
                .replaceWithVoid();
    }

    /** The rights are those with which the caller came: a manager of all branches decides about what is all branches'. */
    private Uni<Void> append(
            Caller caller, Place place, UUID opId, String conflictId, Resolution resolution, JsonNode conflict) {
        String recordId = conflict.path("record_id").asText();
        Table table = Tables.inFeed(conflict.path("table").asText()).orElseThrow(ConflictResolver::unknown);
        if (!PushRights.mayDecide(caller, table)) {
            throw Refusal.notAllowed("A conflict of " + table + " is not yours to decide.");
        }
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("strategy", resolution.strategy());
        if (resolution.merged() != null) {
            payload.put("merged", resolution.merged());
        }
        payload.put("table", table.name());
        payload.put("record_id", recordId);
        payload.put("resolved_by", caller.actor());
        Operation operation = new Operation(
                opId, null, null, Tables.RESOLVE_CONFLICT, conflictId, null, clock.instant(), Fields.of(payload));
        Caller there = caller.seesAllBranches() ? caller.in(place) : caller;
        return operations.append(there, operation, table.owner(), recordId);
    }

    private void requireApplied(ReceiptStore.@Nullable Told receipt) {
        if (receipt == null) {
            throw Refusal.unavailable("The decision has been taken down, and is not applied yet; ask again.");
        }
        if (!receipt.status().equals("rejected")) {
            return;
        }
        JsonNode body = toNode(receipt);
        String reason = body.path("reason").asText();
        String message = body.path("message").asText("The decision can't be applied.");
        if (reason.equals(Reason.CONFLICT_RESOLVED.wireName())) {
            throw Refusal.conflictResolved(message);
        }
        boolean unknown = reason.equals(Reason.NOT_FOUND.wireName()) || reason.equals(Reason.UNKNOWN_RECORD.wireName());
        throw unknown ? unknown() : Refusal.invalid(message);
    }

    private JsonNode toNode(ReceiptStore.Told receipt) {
        try {
            return json.readTree(receipt.body().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a receipt is no JSON", e);
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such conflict.");
    }
}
