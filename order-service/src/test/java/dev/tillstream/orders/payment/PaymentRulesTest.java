package dev.tillstream.orders.payment;

import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.orders.payment.Tender.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Part payments, credit, refunds (B-6, S1-65, S1-66), without a service. */
class PaymentRulesTest {
    @Test
    void whatCameInAsMoneyIsPaidAndCreditIsNot() {
        Fields mixed = sale("mixed").with("payments", List.of(row("cash", 300), row("card", 200), row("credit", 500)));

        assertThat(PaymentRules.paid(mixed)).isEqualTo(500);
        assertThat(PaymentRules.paid(sale("cash"))).as("nothing said").isEqualTo(1000);
        assertThat(PaymentRules.paid(sale("credit"))).isEqualTo(0);
        assertThat(PaymentRules.paid(sale("cash").with("remaining_amount", 400L)))
                .isEqualTo(600);
        assertThat(PaymentRules.paid(sale("cash").with("payment_status", "pending")))
                .isEqualTo(0);
    }

    /** S1-6, S1-77. */
    @Test
    void whatASaleLeavesOutIsCompletedAndWhatItSaysIsKept() {
        Fields part = PaymentRules.complete(sale("cash").with("amount_paid", 300L));
        Fields silent = PaymentRules.complete(sale("cash"));
        Fields stubborn =
                PaymentRules.complete(sale("cash").with("amount_paid", 300L).with("payment_status", "paid"));

        assertThat(part.integer("remaining_amount")).isEqualTo(700);
        assertThat(part.text("payment_status")).isEqualTo("partial");
        assertThat(silent.text("payment_status")).isEqualTo("pending");
        assertThat(silent.has("amount_paid")).isFalse();
        assertThat(stubborn.text("payment_status")).isEqualTo("paid");
    }

    @Test
    void onlyANamedCustomerOwes() {
        assertThat(PaymentRules.owed(sale("credit"), 0)).isEqualTo(0);
        assertThat(PaymentRules.owed(sale("credit").with("customer_id", "c1"), 300))
                .isEqualTo(700);
        assertThat(PaymentRules.owed(sale("cash").with("customer_id", "c1"), 1200))
                .isEqualTo(0);
    }

    @Test
    void aSaleWithoutRowsHasTheTendersOfItsMethod() {
        assertThat(PaymentRules.tendersOf(sale("cash"), 400))
                .containsExactly(new Tender(Kind.SALE, "cash", 400), new Tender(Kind.SALE, "credit", 600));
        assertThat(PaymentRules.tendersOf(sale("mixed").with("payments", List.of(row("card", 1000))), 1000))
                .containsExactly(new Tender(Kind.SALE, "card", 1000));
    }

    @Test
    void whatStaysAsCreditIsNotPaidOut() {
        Fields goods = fields("total", 500L, "refund_method", "cash");

        assertThat(PaymentRules.payoutsOf(goods)).containsExactly(new Tender(Kind.REFUND, "cash", -500));
        assertThat(PaymentRules.payoutsOf(goods.with("return_type", "store_credit")))
                .isEmpty();
        assertThat(PaymentRules.payoutsOf(goods.with("return_type", "exchange")))
                .isEmpty();
        assertThat(PaymentRules.payoutsOf(goods.with("payments", List.of(row("card", 200)))))
                .containsExactly(new Tender(Kind.REFUND, "card", -200));
    }

    @Test
    void laterPaymentsMoveTheSaleFromPendingToPaidAndBack() {
        Fields sale = PaymentRules.complete(sale("credit"));

        Fields part = PaymentRules.afterPayment(sale, new Tender(Kind.PAYMENT, "cash", 400));
        Fields paid = PaymentRules.afterPayment(part, new Tender(Kind.PAYMENT, "card", 600));
        Fields back = PaymentRules.afterPayment(paid, new Tender(Kind.REFUND, "cash", -1000));

        assertThat(part.text("payment_status")).isEqualTo("partial");
        assertThat(paid.text("payment_status")).isEqualTo("paid");
        assertThat(paid.integer("remaining_amount")).isEqualTo(0);
        assertThat(back.text("payment_status")).isEqualTo("refunded");
        assertThat(PaymentRules.afterPayment(paid, new Tender(Kind.PAYMENT, "credit", 100)))
                .as("a debt is no payment")
                .isEqualTo(paid);
    }

    private static Fields sale(String method) {
        return fields("payment_method", method, "total", 1000L);
    }

    private static Fields row(String method, long amount) {
        return fields("payment_method", method, "amount", amount);
    }
}
