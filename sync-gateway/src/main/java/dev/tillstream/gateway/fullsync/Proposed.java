package dev.tillstream.gateway.fullsync;

import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.check.ScannedOperation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation that a till brought, and what it amounts to.
 *
 * @param recordId what it is about, which is not always what it stays in order with
 * @param amount in minor units; null where the operation is about no money
 */
record Proposed(
        ScannedOperation.Taken operation,
        String recordId,
        @Nullable Long amount,
        Verdict verdict) {
    private static final String SOURCE = "full_sync";

    UUID opId() {
        return operation.opId();
    }

    boolean isMissing() {
        return verdict.kind() == Verdict.Kind.MISSING;
    }

    /** The row of the quarantine where it waits: the same when it is brought again. */
    String quarantineId(String fullSyncId) {
        return UUID.nameUUIDFromBytes((fullSyncId + '/' + opId()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    QuarantinedOperation toQuarantine(Origin origin, Instant now) {
        return new QuarantinedOperation(
                origin,
                Reason.NOT_ALLOWED,
                "proposed by a full synchronization: a person has to agree",
                SOURCE,
                now,
                opId(),
                operation.envelope().seq(),
                operation.envelope().epoch(),
                content());
    }

    /** As the store asks for it. */
    ProposedStore.Named named() {
        return new ProposedStore.Named(opId(), operation.type().name(), recordId);
    }

    Proposed judged(Verdict other) {
        return new Proposed(operation, recordId, amount, other);
    }

    String content() {
        return operation.text().toString();
    }
}
