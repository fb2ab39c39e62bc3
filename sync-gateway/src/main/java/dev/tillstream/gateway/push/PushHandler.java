package dev.tillstream.gateway.push;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.check.BatchText;
import dev.tillstream.gateway.check.OperationScanner;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.receipt.ReceiptStore;
import dev.tillstream.gateway.seq.DeviceLog;
import dev.tillstream.gateway.seq.DeviceLogs;
import dev.tillstream.gateway.topic.OperationLog;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One push: check, publish, remember, answer (PROTOCOL §1). */
@Singleton
final class PushHandler {
    private final GatewayConfig.Limits limits;
    private final OperationScanner scanner;
    private final DeviceLogs logs;
    private final ReceiptStore receipts;
    private final ReceiptWait wait;
    private final OperationLog log;
    private final PushMetrics metrics;
    private final InstantSource clock;

    PushHandler(
            GatewayConfig config,
            OperationScanner scanner,
            DeviceLogs logs,
            ReceiptStore receipts,
            ReceiptWait wait,
            OperationLog log,
            PushMetrics metrics,
            InstantSource clock) {
        this.limits = config.limits();
        this.scanner = scanner;
        this.logs = logs;
        this.receipts = receipts;
        this.wait = wait;
        this.log = log;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The answer's bytes; fails with {@link dev.tillstream.gateway.problem.Refusal} when nothing was taken. */
    Uni<byte[]> push(Caller caller, PushRequest request) {
        BatchText text = BatchText.of(request.body(limits.maxBatchBytes()), limits.maxOperations());
        PushBatch batch = new PushBatch(scan(caller, text));
        batch.refuseForbidden(caller);
        batch.refuseRepeats();
        if (caller.revoked()) {
            batch.refuseAll(Reason.DEVICE_REVOKED, "this device has been revoked; a person has to release it");
        }
        Instant now = clock.instant();
        return logs.of(caller)
                .invoke(device -> measure(device, batch, request.sentAtMillis(text.sentAt()), now))
                .invoke(batch::refuseKnown)
                .call(() -> askReceipts(caller, batch))
                .call(device -> log.append(batch.records(caller, device.skewMillis(), now)))
                .invoke(batch::arrived)
                .invoke(() -> metrics.count(batch))
                .chain(() -> wait.receipts(caller, ids(batch), request.maxWait()))
                .map(found -> PushText.of(batch, found, clock.instant()));
    }

    /** A device numbers its operations without holes; staff have nothing that could get lost, and need no numbers. */
    private List<ScannedOperation> scan(Caller caller, BatchText text) {
        List<ScannedOperation> scanned = new ArrayList<>(text.entries().size());
        for (BatchText.Entry entry : text.entries()) {
            scanned.add(caller.isStaff() ? scanner.scanUnnumbered(entry) : scanner.scan(entry));
        }
        return scanned;
    }

    private static void measure(DeviceLog device, PushBatch batch, long sentAtMillis, Instant now) {
        if (sentAtMillis >= 0) {
            device.measured(sentAtMillis, now.toEpochMilli());
        } else if (batch.latestOccurrence() > now.toEpochMilli()) {
            device.atLeastAhead(batch.latestOccurrence() - now.toEpochMilli());
        }
    }

    private Uni<Void> askReceipts(Caller caller, PushBatch batch) {
        List<ScannedOperation.Taken> suspects = batch.suspects();
        if (suspects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = suspects.stream().map(ScannedOperation.Taken::opId).toList();
        List<Integer> epochs =
                suspects.stream().map(each -> each.envelope().epoch()).toList();
        List<Long> seqs = suspects.stream().map(each -> each.envelope().seq()).toList();
        return receipts.earlier(caller, ids, epochs, seqs)
                .invoke(earlier -> batch.refuseByReceipts(caller, earlier))
                .replaceWithVoid();
    }

    private static List<UUID> ids(PushBatch batch) {
        return batch.taken().stream()
                .map(ScannedOperation.Taken::opId)
                .distinct()
                .toList();
    }
}
