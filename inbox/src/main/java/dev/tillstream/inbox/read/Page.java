package dev.tillstream.inbox.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer.
 *
 * @param nextCursor where the next part begins; null at the end
 */
record Page(
        @JsonProperty("items") List<Fields> items,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {
    Page {
        items = List.copyOf(items);
    }
}
