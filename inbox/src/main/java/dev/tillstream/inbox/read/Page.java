package dev.tillstream.inbox.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer.
 *
 * @param nextCursor where the next part begins; null at the end
 * @param count of all records that match, if it was asked for: at most {@link #MAX_COUNT}
 * @param countExceeded whether there are more than {@code count}
 */
record Page(
        @JsonProperty("items") List<Fields> items,
        @JsonProperty("next_cursor") @Nullable String nextCursor,

        @JsonProperty("count") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long count,

        @JsonProperty("count_exceeded") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Boolean countExceeded) {
    static final int MAX_COUNT = 10_000;

    Page {
        items = List.copyOf(items);
    }

    Page(List<Fields> items, @Nullable String nextCursor) {
        this(items, nextCursor, null, null);
    }

    /** @param found up to one more than {@link #MAX_COUNT} */
    Page withCount(long found) {
        return new Page(items, nextCursor, Math.min(found, MAX_COUNT), found > MAX_COUNT);
    }
}
