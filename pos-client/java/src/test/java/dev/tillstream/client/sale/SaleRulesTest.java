package dev.tillstream.client.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a sale says of its payment (B-6). */
class SaleRulesTest {
    @Test
    void whatIsOnCreditIsNotPaid() {
        Fields order = order(Payment.of("credit", 500));

        assertThat(order.integer("amount_paid")).isZero();
        assertThat(order.integer("remaining_amount")).isEqualTo(500);
        assertThat(order.text("payment_status")).isEqualTo("pending");
    }

    @Test
    void moneyBesideCreditIsPaidInPart() {
        Fields order = order(Payment.of("cash", 200), Payment.of("credit", 300));

        assertThat(order.integer("amount_paid")).isEqualTo(200);
        assertThat(order.integer("remaining_amount")).isEqualTo(300);
        assertThat(order.text("payment_status")).isEqualTo("partial");
        assertThat(order.text("payment_method")).isEqualTo("mixed");
    }

    private static Fields order(Payment... payments) {
        SaleItem tea = SaleItem.of(Fields.of(Map.of("id", "tea", "name", "Tea")), Quantity.ofWhole(1), 500);
        return SaleRules.order(Sale.of(List.of(tea), payments), Instant.EPOCH, UUID::randomUUID);
    }
}
