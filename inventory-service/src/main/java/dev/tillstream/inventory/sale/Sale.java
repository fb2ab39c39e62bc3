package dev.tillstream.inventory.sale;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of an order as it is now, what stock depends on.
 *
 * @param branchId where it was sold
 * @param status {@link #CANCELLED} for one that was voided
 * @param completedAt when it was sold, by the device's clock; null where the record doesn't tell
 * @param occurredAt of the operation that changed it last, by the device's clock; null where the record doesn't tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Sale(
        @JsonProperty("id") String id,
        @JsonProperty("branch_id") String branchId,
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("completed_at") @Nullable Instant completedAt,
        @JsonProperty("occurred_at") @Nullable Instant occurredAt,
        @JsonProperty("items") List<SoldItem> items) {

    private static final String CANCELLED = "cancelled";

    Sale {
        if (id == null || branchId == null) {
            throw new IllegalArgumentException(
                    "an order's id and branch_id are required, but are " + id + ", " + branchId);
        }
        items = List.copyOf(Objects.requireNonNullElse(items, List.of()));
    }

    boolean isCancelled() {
        return CANCELLED.equals(status);
    }
}
