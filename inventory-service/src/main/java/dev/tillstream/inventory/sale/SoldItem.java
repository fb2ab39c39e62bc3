package dev.tillstream.inventory.sale;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/** Of a line of a sale or a return, what stock depends on (S1-34, S1-35, S1-36). */
@JsonIgnoreProperties(ignoreUnknown = true)
record SoldItem(
        @JsonProperty("product_id") String productId,
        @JsonProperty("quantity") Quantity quantity,
        @JsonProperty("selling_unit_type") @Nullable String sellingUnitType,
        @JsonProperty("weight_sold") @Nullable Quantity weightSold,
        @JsonProperty("meters_sold") @Nullable Quantity metersSold,
        @JsonProperty("boxes_sold") @Nullable Quantity boxesSold,
        @JsonProperty("units_per_box") @Nullable Quantity unitsPerBox,
        @JsonProperty("batch_number") @Nullable String batchNumber,
        @JsonProperty("batch_id") @Nullable String batchId,
        @JsonProperty("disposition") @Nullable String disposition,
        @JsonProperty("serial_numbers") @Nullable Object serialNumbers) {

    SoldItem {
        required("product_id", productId);
        required("quantity", quantity);
    }

    /** Of a return: whether the goods can't be sold again. */
    boolean isLost() {
        return "loss".equals(disposition);
    }

    private static void required(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("an item's " + name + " is required");
        }
    }
}
