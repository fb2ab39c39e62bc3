package dev.tillstream.inventory.sale;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of a return as it is now, what stock depends on (B-7).
 *
 * @param branchId where the goods came back, whichever branch sold them
 * @param occurredAt by the device's clock; null where the record doesn't tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record GoodsReturn(
        @JsonProperty("id") String id,
        @JsonProperty("branch_id") String branchId,
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("occurred_at") @Nullable Instant occurredAt,
        @JsonProperty("items") List<SoldItem> items) {

    GoodsReturn {
        if (id == null || branchId == null) {
            throw new IllegalArgumentException(
                    "a return's id and branch_id are required, but are " + id + ", " + branchId);
        }
        items = List.copyOf(Objects.requireNonNullElse(items, List.of()));
    }

    /** Goods that are only announced are not there yet. */
    boolean isPending() {
        return "pending".equals(status);
    }
}
