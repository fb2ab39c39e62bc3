package dev.tillstream.gateway.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.check.BatchText;
import dev.tillstream.gateway.check.OperationScanner;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.check.ScannedOperation.Refused;
import dev.tillstream.gateway.check.ScannedOperation.Taken;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.push.PushRights;
import dev.tillstream.gateway.push.ReceiptWait;
import dev.tillstream.gateway.receipt.ReceiptStore;
import dev.tillstream.gateway.topic.OperationLog;
import dev.tillstream.gateway.topic.Records;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invoice without a batch (S0-26): an operation like any other, and its receipt the answer. It has no number of its
 * device's, since whoever posts it may be no till that counts.
 */
@Singleton
final class InvoiceHandler {
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final String CREATE = "invoices.create";

    private final OperationScanner scanner;
    private final OperationLog log;
    private final ReceiptStore receipts;
    private final ReceiptWait wait;
    private final ObjectMapper json;
    private final InstantSource clock;

    InvoiceHandler(
            OperationScanner scanner,
            OperationLog log,
            ReceiptStore receipts,
            ReceiptWait wait,
            ObjectMapper json,
            InstantSource clock) {
        this.scanner = scanner;
        this.log = log;
        this.receipts = receipts;
        this.wait = wait;
        this.json = json;
        this.clock = clock;
    }

    /** @param receipt empty while the invoice is only durable */
    record Posted(UUID opId, Optional<ReceiptStore.Told> receipt) {}

    /** Checked, and ready for the log. */
    private record Ready(Taken operation, long fingerprint) {}

    /** Fails with {@link Refusal} invalid_json, invalid_operation, op_id_reused, or what the service refuses it for. */
    Uni<Posted> post(Caller caller, byte[] body) {
        Ready ready = check(caller, InvoiceText.of(body));
        requireRight(caller, ready.operation);
        UUID opId = ready.operation.opId();
        Records records = new Records(caller, 0, clock.instant());
        return requireSame(caller, ready)
                .chain(() -> log.append(List.of(records.operation(
                        ready.operation.type().table().owner(),
                        ready.operation.aggregateId(),
                        ready.fingerprint,
                        ready.operation.text()))))
                .chain(() -> wait.receipts(caller, List.of(opId), MAX_WAIT))
                .call(() -> requireSame(caller, ready))
                .map(found -> new Posted(opId, Optional.ofNullable(found.get(opId))))
                .invoke(posted -> posted.receipt.ifPresent(this::requireTaken));
    }

    private static void requireRight(Caller caller, Taken operation) {
        PushRights.refusal(caller, operation.type(), operation.aggregateId()).ifPresent(why -> {
            throw Refusal.notAllowed(why + ".");
        });
    }

    /** Where the invoice doesn't tell when it happened, the time at which it came is no part of its content. */
    private Ready check(Caller caller, InvoiceText text) {
        String opId = Ids.derived(CREATE, caller.organizationId(), text.id().orElse(""));
        Taken operation = taken(text.toOperation(opId, clock.instant()));
        return text.tellsWhen()
                ? new Ready(operation, operation.fingerprint())
                : new Ready(
                        operation, taken(text.toOperation(opId, Instant.EPOCH)).fingerprint());
    }

    private Taken taken(BatchText.Entry operation) {
        ScannedOperation scanned = scanner.scanUnnumbered(operation);
        if (scanned instanceof Refused refused) {
            throw Refusal.invalid(refused.message().replaceFirst("^payload\\.", ""));
        }
        return (Taken) scanned;
    }

    /** The first content under an id stands (PROTOCOL §1). */
    private Uni<Void> requireSame(Caller caller, Ready ready) {
        UUID opId = ready.operation.opId();
        return receipts.earlier(caller, List.of(opId), List.of(), List.of())
                .invoke(earlier -> earlier.forEach(receipt -> requireSame(opId, ready.fingerprint, receipt)))
                .replaceWithVoid();
    }

    private static void requireSame(UUID opId, long fingerprint, ReceiptStore.Earlier receipt) {
        Long first = receipt.fingerprint();
        if (first != null && first != fingerprint) {
            throw Refusal.reused("op_id " + opId + " was used by an operation with other content.");
        }
    }

    private void requireTaken(ReceiptStore.Told receipt) {
        JsonNode body = toNode(receipt);
        Reason reason = reason(body);
        if (reason == null || receipt.status().equals("applied")) {
            return;
        }
        String message = body.path("message").asText("The invoice was refused.");
        if (reason == Reason.DUPLICATE_REFERENCE) {
            throw Refusal.duplicate(message);
        }
        if (receipt.status().equals("rejected")) {
            throw Refusal.byRule(reason, message);
        }
    }

    private static @Nullable Reason reason(JsonNode receipt) {
        JsonNode reason = receipt.path("reason");
        return reason.isTextual() ? Reason.ofWireName(reason.asText()) : null;
    }

    private JsonNode toNode(ReceiptStore.Told receipt) {
        try {
            return json.readTree(receipt.body().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a receipt is no JSON", e);
        }
    }
}
