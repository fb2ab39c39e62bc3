package dev.tillstream.gateway.quarantine;

import dev.tillstream.contracts.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that a person decides about.
 *
 * @param origin its JSON; null where nobody knows who sent it
 * @param reason why it was kept
 * @param decidedBy null while nothing is decided
 * @param answered how a service's receipt ends this operation; null where no service has seen it
 */
record KeptOperation(
        String id,
        String organizationId,
        @Nullable String branchId,
        @Nullable String origin,
        Reason reason,
        Instant receivedAt,
        @Nullable UUID opId,
        String content,
        String status,
        @Nullable String decidedBy,
        @Nullable String answered) {
    static final String OPEN = "open";
    static final String RELEASING = "releasing";
    static final String RELEASED = "released";
    static final String DISCARDED = "discarded";
}
