package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that one operation changed in one service, with its receipt: the record on {@code changes.<service>}. Being one
 * record, effect and receipt become visible together (DESIGN §2).
 *
 * @param type the operation's type
 * @param receipt null where another service gives it (the inventory follows sales)
 */
public record ChangeRecord(
        @JsonProperty("origin") Origin origin,
        @JsonProperty("op_id") UUID opId,
        @JsonProperty("type") String type,

        @JsonProperty("received_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant receivedAt,

        @JsonProperty("fingerprint") String fingerprint,
        @JsonProperty("changes") List<Change> changes,
        @JsonProperty("receipt") @Nullable Receipt receipt) {

    public ChangeRecord {
        changes = List.copyOf(changes);
    }

    /** The same outcome, as the answer to the operation that came again. */
    public ChangeRecord answering(PushedOperation again) {
        Receipt answer = receipt == null ? null : receipt.addressedTo(again);
        return new ChangeRecord(again.origin(), opId, type, receivedAt, fingerprint, changes, answer);
    }
}
