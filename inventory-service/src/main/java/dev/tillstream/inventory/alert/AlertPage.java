package dev.tillstream.inventory.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer, in the form of every other list.
 *
 * @param nextCursor where the next part begins; null at the end
 */
record AlertPage(
        @JsonProperty("items") List<Fields> items,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {
    AlertPage {
        items = List.copyOf(items);
    }

    static AlertPage of(List<Fields> items, int limit) {
        return new AlertPage(
                items, items.size() < limit ? null : items.get(items.size() - 1).requiredText("id"));
    }
}
