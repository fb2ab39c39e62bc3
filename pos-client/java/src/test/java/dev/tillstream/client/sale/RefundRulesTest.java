package dev.tillstream.client.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B-7: what comes back is what was paid, and never more. */
class RefundRulesTest {
    /** Tax added on top is rounded after the discount, so a penny of discount need not lower the total by a penny. */
    @ParameterizedTest
    @CsvSource({"1002, true, 1000", "1002, false, 1190", "999, false, 1185", "7, true, 5"})
    void aSaleThatWasRoundedDownComesBackForWhatItCost(long price, boolean included, long total) {
        Fields returned = RefundRules.returned(
                RefundRules.ofAll(order(price, included, total), "cash"), Instant.EPOCH, UUID::randomUUID);

        assertThat(returned.requiredInteger("total")).isBetween(total - 1, total);
        assertThat(returned.rows("payments").get(0).requiredInteger("amount"))
                .isEqualTo(returned.requiredInteger("total"));
    }

    @Test
    void aSaleThatWasNotRoundedComesBackWithoutADiscount() {
        Refund refund = RefundRules.of(order(1_002, true, 1_002), Map.of("line", Quantity.ofWhole(1)), "cash");

        assertThat(refund.discount()).isZero();
    }

    private static Fields order(long price, boolean included, long total) {
        Map<String, Object> line = Map.of(
                "id",
                "line",
                "product_id",
                "tea",
                "quantity",
                1,
                "unit_price",
                price,
                "total_price",
                price,
                "tax_rate",
                1_900,
                "tax_included",
                included);
        return Fields.of(Map.of("id", "order", "subtotal", price, "total", total, "items", List.of(line)));
    }
}
