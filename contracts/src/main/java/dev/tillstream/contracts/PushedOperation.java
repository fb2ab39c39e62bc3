package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation with what the gateway knows of it: the record on {@code operations.<service>}.
 *
 * @param fingerprint 16 hex digits over the content of the operation, whatever the order of its keys: tells an operation
 *     that comes again from another one under the same id
 * @param releasedBy the person who let it out of the quarantine; null, and left out, for what came straight
 */
public record PushedOperation(
        @JsonProperty("origin") Origin origin,

        @JsonProperty("received_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant receivedAt,

        @JsonProperty("fingerprint") String fingerprint,
        @JsonProperty("operation") Operation operation,

        @JsonProperty("released_by") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String releasedBy) {

    @JsonCreator
    public PushedOperation {
        Objects.requireNonNull(origin, "origin is required");
        Objects.requireNonNull(receivedAt, "received_at is required");
        Objects.requireNonNull(fingerprint, "fingerprint is required");
        Objects.requireNonNull(operation, "operation is required");
    }

    public PushedOperation(Origin origin, Instant receivedAt, String fingerprint, Operation operation) {
        this(origin, receivedAt, fingerprint, operation, null);
    }

    /** When it happened, by the server's clock. */
    @JsonIgnore
    public Instant occurredAtByServerClock() {
        return operation.occurredAt().minusMillis(origin.clockSkewMillis());
    }
}
