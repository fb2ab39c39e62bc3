package dev.tillstream.gateway.push;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.check.ScannedOperation.Refused;
import dev.tillstream.gateway.check.ScannedOperation.Taken;
import dev.tillstream.gateway.receipt.ReceiptStore;
import dev.tillstream.gateway.seq.DeviceLog;
import dev.tillstream.gateway.topic.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The operations of one request, in its order, on their way through the checks: what was taken at first may be refused
 * later, never the other way round.
 */
final class PushBatch {
    private final List<ScannedOperation> operations;
    private final Set<UUID> suspects = new HashSet<>();

    PushBatch(List<ScannedOperation> operations) {
        this.operations = new ArrayList<>(operations);
    }

    /** A device's counter. */
    private record Place(int epoch, long seq) {}

    List<ScannedOperation> operations() {
        return operations;
    }

    List<Taken> taken() {
        List<Taken> taken = new ArrayList<>(operations.size());
        for (ScannedOperation operation : operations) {
            if (operation instanceof Taken one) {
                taken.add(one);
            }
        }
        return taken;
    }

    /** The latest time that the device's clock showed when something happened. */
    long latestOccurrence() {
        return taken().stream().mapToLong(Taken::occurredAtMillis).max().orElse(0);
    }

    void refuseAll(Reason reason, String message) {
        operations.replaceAll(
                operation -> operation instanceof Taken taken ? taken.refused(reason, message) : operation);
    }

    /** What the caller may not do. */
    void refuseForbidden(Caller caller) {
        operations.replaceAll(operation -> operation instanceof Taken taken ? permitted(caller, taken) : operation);
    }

    /** One id or one number for two operations within the batch: the first stands. */
    void refuseRepeats() {
        Map<UUID, Long> fingerprints = new HashMap<>();
        Map<Place, UUID> numbers = new HashMap<>();
        operations.replaceAll(operation ->
                operation instanceof Taken taken ? withoutRepeat(taken, fingerprints, numbers) : operation);
    }

    /** What the device's log knows; those that only the receipts can tell of become suspects. */
    void refuseKnown(DeviceLog log) {
        operations.replaceAll(operation -> operation instanceof Taken taken ? compared(taken, log) : operation);
    }

    /** Whose numbers came before, in operations that the log doesn't remember; and those that have none. */
    List<Taken> suspects() {
        return taken().stream().filter(each -> suspects.contains(each.opId())).toList();
    }

    void refuseByReceipts(Caller caller, List<ReceiptStore.Earlier> receipts) {
        for (ReceiptStore.Earlier receipt : receipts) {
            operations.replaceAll(
                    operation -> operation instanceof Taken taken ? compared(taken, caller, receipt) : operation);
        }
    }

    /** What is to be appended to the topics; an operation that stands twice is appended once. */
    List<ProducerRecord<byte[], byte[]>> records(Caller caller, long skewMillis, Instant receivedAt) {
        Records records = new Records(caller, skewMillis, receivedAt);
        List<ProducerRecord<byte[], byte[]>> appended = new ArrayList<>(operations.size());
        Set<UUID> seen = new HashSet<>();
        for (ScannedOperation operation : operations) {
            if (operation instanceof Taken taken) {
                if (seen.add(taken.opId())) {
                    appended.add(records.operation(
                            taken.type().table().owner(), taken.aggregateId(), taken.fingerprint(), taken.text()));
                }
            } else if (operation instanceof Refused refused) {
                appended.add(quarantined(records, refused));
            }
        }
        return appended;
    }

    /** Everything is in the topics: the numbers have arrived. */
    void arrived(DeviceLog log) {
        for (ScannedOperation operation : operations) {
            if (operation instanceof Taken taken && taken.isNumbered()) {
                log.durable(
                        taken.opId(),
                        taken.fingerprint(),
                        taken.envelope().epoch(),
                        taken.envelope().seq());
            } else if (operation.envelope().seq() > 0) {
                log.arrived(operation.envelope().epoch(), operation.envelope().seq());
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> quarantined(Records records, Refused refused) {
        return records.quarantined(
                refused.reason(),
                refused.message(),
                refused.envelope().opId(),
                refused.numberIsTaken() ? 0 : refused.envelope().seq(),
                refused.envelope().epoch(),
                refused.text());
    }

    private static ScannedOperation permitted(Caller caller, Taken taken) {
        Optional<String> refusal = PushRights.refusal(caller, taken.type(), taken.aggregateId());
        return refusal.isEmpty() ? taken : taken.refused(Reason.NOT_ALLOWED, refusal.get());
    }

    private static ScannedOperation withoutRepeat(Taken taken, Map<UUID, Long> fingerprints, Map<Place, UUID> numbers) {
        Long fingerprint = fingerprints.putIfAbsent(taken.opId(), taken.fingerprint());
        if (fingerprint != null) {
            return fingerprint == taken.fingerprint() ? taken : reused(taken);
        }
        if (!taken.isNumbered()) {
            return taken;
        }
        Place place = new Place(taken.envelope().epoch(), taken.envelope().seq());
        UUID first = numbers.putIfAbsent(place, taken.opId());
        return first == null ? taken : numberReused(taken, "stands twice in this batch");
    }

    private ScannedOperation compared(Taken taken, DeviceLog log) {
        if (!taken.isNumbered()) {
            suspects.add(taken.opId());
            return taken;
        }
        DeviceLog.Earlier earlier = log.earlier(
                taken.opId(),
                taken.fingerprint(),
                taken.envelope().epoch(),
                taken.envelope().seq());
        return switch (earlier) {
            case NEW, SAME -> taken;
            case PERHAPS -> {
                suspects.add(taken.opId());
                yield taken;
            }
            case OTHER_CONTENT -> reused(taken);
            case OTHER_OPERATION -> numberReused(taken, "was used by another operation");
        };
    }

    private ScannedOperation compared(Taken taken, Caller caller, ReceiptStore.Earlier receipt) {
        if (!suspects.contains(taken.opId()) || receipt.door()) {
            return taken;
        }
        if (receipt.opId().equals(taken.opId())) {
            Long fingerprint = receipt.fingerprint();
            return fingerprint == null || fingerprint == taken.fingerprint() ? taken : reused(taken);
        }
        Long seq = receipt.seq();
        boolean sameNumber = receipt.deviceId().equals(caller.deviceId())
                && receipt.epoch() == taken.envelope().epoch()
                && seq != null
                && seq == taken.envelope().seq();
        return sameNumber ? numberReused(taken, "was used by another operation") : taken;
    }

    private static Refused reused(Taken taken) {
        return taken.refused(
                Reason.OP_ID_REUSED, "op_id " + taken.opId() + " was used by an operation with other content");
    }

    private static Refused numberReused(Taken taken, String how) {
        return taken.refusedNumber("seq " + taken.envelope().seq() + " " + how);
    }
}
