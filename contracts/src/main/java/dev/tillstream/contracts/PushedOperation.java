package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * An operation with what the gateway knows of it: the record on {@code operations.<service>}.
 *
 * @param fingerprint 16 hex digits over the content of the operation, whatever the order of its keys: tells an operation
 *     that comes again from another one under the same id
 */
public record PushedOperation(
        @JsonProperty("origin") Origin origin,

        @JsonProperty("received_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant receivedAt,

        @JsonProperty("fingerprint") String fingerprint,
        @JsonProperty("operation") Operation operation) {

    public PushedOperation {
        Objects.requireNonNull(origin, "origin is required");
        Objects.requireNonNull(receivedAt, "received_at is required");
        Objects.requireNonNull(fingerprint, "fingerprint is required");
        Objects.requireNonNull(operation, "operation is required");
    }

    /** When it happened, by the server's clock. */
    @JsonIgnore
    public Instant occurredAtByServerClock() {
        return operation.occurredAt().minusMillis(origin.clockSkewMillis());
    }
}
