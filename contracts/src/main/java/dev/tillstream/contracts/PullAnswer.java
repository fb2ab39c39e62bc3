package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the change feed (PROTOCOL §2).
 *
 * @param appliedThrough all operations of this device up to this seq have their receipts at or before the cursor
 * @param cursor opaque; without gaps
 */
public record PullAnswer(
        @JsonProperty("changes") List<FeedChange> changes,
        @JsonProperty("receipts") List<Receipt> receipts,
        @JsonProperty("applied_through") long appliedThrough,
        @JsonProperty("cursor") String cursor,
        @JsonProperty("has_more") boolean hasMore,

        @JsonProperty("server_time") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant serverTime) {

    public PullAnswer {
        changes = List.copyOf(changes);
        receipts = List.copyOf(receipts);
    }

    /** A record as it is now; {@code data} is null when it is deleted. */
    public record FeedChange(
            @JsonProperty("table") String table,
            @JsonProperty("id") String id,
            @JsonProperty("version") long version,
            @JsonProperty("deleted") boolean deleted,
            @JsonProperty("seq") long seq,

            @JsonProperty("data") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Fields data) {}
}
