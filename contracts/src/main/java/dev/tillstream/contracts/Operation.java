package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a till, as it is pushed (PROTOCOL §1).
 *
 * @param opId idempotency key: sent again, however often, it has one effect and one receipt
 * @param seq the device's own counter, without holes; null for what the gateway itself publishes
 * @param epoch which life of the device the counter belongs to; null means 1
 * @param id the record
 * @param baseVersion the version that the device had when it changed the record; null where it doesn't know
 * @param occurredAt by the device's clock
 */
public record Operation(
        @JsonProperty("op_id") UUID opId,
        @JsonProperty("seq") @Nullable Long seq,
        @JsonProperty("epoch") @Nullable Integer epoch,
        @JsonProperty("type") String type,
        @JsonProperty("id") String id,
        @JsonProperty("base_version") @Nullable Long baseVersion,

        @JsonProperty("occurred_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant occurredAt,

        @JsonProperty("payload") Fields payload) {

    public Operation {
        Objects.requireNonNull(opId, "op_id is required");
        Objects.requireNonNull(type, "type is required");
        Objects.requireNonNull(id, "id is required");
        Objects.requireNonNull(occurredAt, "occurred_at is required");
        Objects.requireNonNull(payload, "payload is required");
    }
}
