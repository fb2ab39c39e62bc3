package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What could not be taken or applied, kept for people to look at: the record on {@code operations.quarantine}.
 *
 * @param source who put it there: {@code gateway}, or the topic that it was read from
 * @param content the operation as it came, cut to {@link #MAX_CONTENT} characters
 */
public record QuarantinedOperation(
        @JsonProperty("origin") @Nullable Origin origin,
        @JsonProperty("reason") Reason reason,
        @JsonProperty("message") String message,
        @JsonProperty("source") String source,

        @JsonProperty("received_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant receivedAt,

        @JsonProperty("op_id") @Nullable UUID opId,
        @JsonProperty("seq") @Nullable Long seq,
        @JsonProperty("epoch") @Nullable Integer epoch,
        @JsonProperty("content") String content) {

    public static final int MAX_CONTENT = 256 * 1024;

    public QuarantinedOperation {
        if (content.length() > MAX_CONTENT) {
            content = content.substring(0, MAX_CONTENT);
        }
    }
}
