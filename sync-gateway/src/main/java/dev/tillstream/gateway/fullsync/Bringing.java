package dev.tillstream.gateway.fullsync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.check.BatchText;
import dev.tillstream.gateway.check.OperationScanner;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.fullsync.FullSync.Brought;
import dev.tillstream.gateway.fullsync.RestoreRules.Held;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.push.PushRights;
import dev.tillstream.gateway.quarantine.Proposals;
import dev.tillstream.gateway.seq.DeviceLogs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What a till brings to its proposal: each operation is checked as if it were pushed, judged and kept. */
@Singleton
final class Bringing {
    private static final int MAX_OPERATIONS = 100_000;
    private static final String REJECTED = "rejected";

    private final GatewayConfig.Limits limits;
    private final OperationScanner scanner;
    private final ObjectMapper json;
    private final DeviceLogs logs;
    private final Pool pool;
    private final FullSyncStore syncs;
    private final ProposedStore operations;
    private final Proposals proposals;
    private final InstantSource clock;

    Bringing(
            GatewayConfig config,
            OperationScanner scanner,
            ObjectMapper json,
            DeviceLogs logs,
            Pool pool,
            FullSyncStore syncs,
            ProposedStore operations,
            Proposals proposals,
            InstantSource clock) {
        this.limits = config.limits();
        this.scanner = scanner;
        this.json = json;
        this.logs = logs;
        this.pool = pool;
        this.syncs = syncs;
        this.operations = operations;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * A result for each operation of the batch, in its order. Fails with {@link Refusal} batch_too_large above the limits
     * of a push or of a proposal, and invalid_operation for a proposal that is complete.
     *
     * @param body as {@code POST /sync/batch} takes it, unpacked
     */
    Uni<List<Brought>> bring(Caller device, FullSync sync, byte[] body) {
        List<Brought> results = new ArrayList<>();
        List<Proposed> scanned = new ArrayList<>();
        for (BatchText.Entry entry : BatchText.of(body, limits.maxOperations()).entries()) {
            ScannedOperation operation = scanner.scan(entry);
            if (operation instanceof ScannedOperation.Taken taken) {
                scanned.add(toProposed(taken));
            } else if (operation instanceof ScannedOperation.Refused refused) {
                results.add(new Brought(refused.envelope().opIdText(), REJECTED, refused.message()));
            }
        }
        return operations
                .held(sync, scanned.stream().map(Proposed::named).toList())
                .map(held -> judged(device, sync, scanned, held))
                .call(judged -> keep(device, sync, judged))
                .map(judged -> {
                    judged.forEach(each -> results.add(toBrought(each)));
                    return results;
                });
    }

    private List<Proposed> judged(Caller device, FullSync sync, List<Proposed> scanned, Map<UUID, Held> held) {
        return scanned.stream()
                .map(each -> each.judged(judge(device, sync, each, held.getOrDefault(each.opId(), Held.NOTHING))))
                .toList();
    }

    private static Verdict judge(Caller device, FullSync sync, Proposed proposed, Held held) {
        ScannedOperation.Taken operation = proposed.operation();
        if (operation.text().length() >= QuarantinedOperation.MAX_CONTENT) {
            return Verdict.excluded("it is longer than " + QuarantinedOperation.MAX_CONTENT + " bytes");
        }
        return PushRights.refusal(device, operation.type(), operation.aggregateId())
                .map(Verdict::excluded)
                .orElseGet(() -> RestoreRules.judge(sync.deviceId(), operation.type(), held));
    }

    private Uni<Void> keep(Caller device, FullSync sync, List<Proposed> judged) {
        return logs.of(device)
                .chain(log ->
                        pool.withTransaction(transaction -> syncs.lock(transaction, sync.organizationId(), sync.id())
                                .invoke(found -> requireOpen(found.orElse(sync)))
                                .chain(() -> operations.count(transaction, sync))
                                .invoke(count -> requireRoom(count + judged.size()))
                                .chain(() -> keep(transaction, device, sync, judged, log.skewMillis()))));
    }

    private Uni<Void> keep(
            SqlConnection transaction, Caller device, FullSync sync, List<Proposed> judged, long skewMillis) {
        Origin origin = new Origin(
                device.organizationId(),
                device.organizationCode(),
                device.branchId(),
                device.branchCode(),
                device.deviceId(),
                skewMillis,
                null);
        Map<String, QuarantinedOperation> waiting = new LinkedHashMap<>();
        for (Proposed each : judged) {
            if (each.isMissing()) {
                waiting.put(each.quarantineId(sync.id()), each.toQuarantine(origin, clock.instant()));
            }
        }
        return proposals
                .add(transaction, sync.organizationId(), waiting)
                .chain(() -> operations.add(transaction, sync, judged));
    }

    private Proposed toProposed(ScannedOperation.Taken operation) {
        try {
            JsonNode tree = json.readTree(operation.text().toString());
            JsonNode payload = tree.path("payload");
            JsonNode amount = payload.path(payload.has("total") ? "total" : "amount");
            return new Proposed(
                    operation,
                    Objects.requireNonNull(tree.path("id").textValue()),
                    amount.isIntegralNumber() ? amount.longValue() : null,
                    Verdict.missing());
        } catch (IOException e) {
            throw new UncheckedIOException("what was checked is JSON", e);
        }
    }

    private static Brought toBrought(Proposed proposed) {
        return new Brought(
                proposed.opId().toString(),
                proposed.verdict().kind().wireName(),
                proposed.verdict().message());
    }

    private static void requireOpen(FullSync sync) {
        if (sync.status() != FullSync.Status.OPEN) {
            throw Refusal.invalid("status is " + sync.status().wireName() + ": nothing can be added any more");
        }
    }

    private static void requireRoom(long count) {
        if (count > MAX_OPERATIONS) {
            throw Refusal.tooLarge("A full synchronization holds at most " + MAX_OPERATIONS + " operations.");
        }
    }
}
