package dev.tillstream.gateway.release;

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
public record KeptOperation(
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
    /**
     * The order in which a device's operations have to go into the log. Whoever changes several rows locks them in it, so that
     * two who decide about the same never wait for each other.
     */
    public static final String IN_TURN = " order by q.device_id, q.epoch, q.seq, q.received_at, q.id ";

    public static final String OPEN = "open";
    public static final String RELEASING = "releasing";
    public static final String RELEASED = "released";
    public static final String DISCARDED = "discarded";
}
