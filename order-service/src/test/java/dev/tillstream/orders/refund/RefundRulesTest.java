package dev.tillstream.orders.refund;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.OrderRules;
import dev.tillstream.orders.order.TestOperations;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be given back (B-7, R-15), without a service. */
class RefundRulesTest {
    private final TestOperations till = TestOperations.ofTill("org", "b1", "till-1");

    @Test
    void asMuchAsWasSoldMayComeBackInParts() {
        Order sale = sale(3, 100);
        Return one = goods("r1", 1, 100);
        Return two = goods("r2", 2, 200);

        assertThat(RefundRules.check(sale, two, List.of(one, two))).isEmpty();
        assertThat(RefundRules.isRefundedWhole(sale, List.of(one))).isFalse();
        assertThat(RefundRules.isRefundedWhole(sale, List.of(one, two))).isTrue();
    }

    @Test
    void whoeverComesLastBreaksTheCap() {
        Order sale = sale(2, 100);
        Return first = goods("r1", 2, 200);
        Return second = goods("r2", 1, 100);

        assertThat(RefundRules.check(sale, second, List.of(first, second))).hasValueSatisfying(conflict -> {
            assertThat(conflict.reason()).isEqualTo(Reason.OVER_REFUND);
            assertThat(conflict.suggestedFix()).contains("line i1: 3 of 2", "amount: 300 of 200");
            assertThat(conflict.serverData().integer("returned_total")).isEqualTo(300);
        });
    }

    @Test
    void moreMoneyThanTheLineCostIsABreachToo() {
        Order sale = sale(2, 100);
        Fields dear = line(1).with("unit_price", 150L).with("total_price", 250L);
        Return made = made("r1", fields("order_id", "o1", "total", 150L, "items", List.of(dear)));

        assertThat(RefundRules.check(sale, made, List.of(made)))
                .hasValueSatisfying(
                        conflict -> assertThat(conflict.suggestedFix()).contains("amount of line i1"));
    }

    @Test
    void nothingOfAVoidSaleOrOfAnotherProductComesBack() {
        Order cancelled = OrderRules.voided(sale(1, 100), till.cancel("o1"), NOON);
        Return made = goods("r1", 1, 100);
        Fields strange = fields("product_id", "p9", "quantity", 1L, "unit_price", 1L);
        Return other = made("r2", fields("order_id", "o1", "total", 1L, "items", List.of(strange)));

        assertThat(RefundRules.check(cancelled, made, List.of(made)))
                .hasValueSatisfying(
                        conflict -> assertThat(conflict.suggestedFix()).contains("is void"));
        assertThat(RefundRules.check(sale(1, 100), other, List.of(other)))
                .hasValueSatisfying(
                        conflict -> assertThat(conflict.suggestedFix()).contains("product p9: 1 of 0"));
    }

    /** The original line's cost where the sale is known, today's average otherwise. */
    @Test
    void goodsComeBackAtWhatTheyCostWhenTheyWereSold() {
        Order sale = OrderRules.newOrder(till.create("o1", sold(1, 100)), 1, ZoneOffset.UTC, product -> 40L, NOON);
        Fields unnamed = line(1).with("order_item_id", null);

        assertThat(RefundRules.unitCost(Optional.of(sale), line(1), 55L)).isEqualTo(40);
        assertThat(RefundRules.unitCost(Optional.of(sale), unnamed, 55L)).isEqualTo(40);
        assertThat(RefundRules.unitCost(Optional.of(sale), unnamed.with("product_id", "p9"), 55L))
                .isEqualTo(55);
        assertThat(RefundRules.unitCost(Optional.empty(), line(1), 55L)).isEqualTo(55);
        assertThat(RefundRules.unitCost(Optional.empty(), line(1), null)).isNull();
        assertThat(RefundRules.unitCost(Optional.of(sale(1, 100)), line(1), 55L))
                .as("sold without a known cost")
                .isNull();
    }

    @Test
    void aReturnIsNumberedAndItsGoodsGoBackToStock() {
        Return made = goods("r1", 1, 100);

        assertThat(made.number()).isEqualTo(7);
        assertThat(made.transactionCode()).startsWith("TRX-MC01-BRN01-261121-");
        assertThat(made.fields().text("status")).isEqualTo("completed");
        assertThat(made.fields().rows("items").get(0).text("disposition")).isEqualTo("restock");
        assertThat(made.fields().rows("items").get(0).text("return_id")).isEqualTo("r1");
    }

    @Test
    void aLinkIsMadeOnceAndKeepsWhenAndWhereItHappened() {
        Return early =
                made("r1", fields("original_offline_reference", "T-1", "total", 100L, "items", List.of(line(1))));

        Return linked = ReturnRules.linked(
                early, "o1", early.fields().rows("items"), till.create("o1", sold(1, 100)), NOON.plusSeconds(60));

        assertThat(linked.fields().text("order_id")).isEqualTo("o1");
        assertThat(linked.record().version()).isEqualTo(2);
        assertThat(linked.record().meta().occurredAt())
                .isEqualTo(early.record().meta().occurredAt());
        assertThat(ReturnRules.linked(
                        linked, "o2", linked.fields().rows("items"), till.create("o2", sold(1, 100)), NOON))
                .isEqualTo(linked);
    }

    private Order sale(long quantity, long price) {
        return OrderRules.newOrder(till.create("o1", sold(quantity, price)), 1, ZoneOffset.UTC, product -> null, NOON);
    }

    private static Fields sold(long quantity, long price) {
        Fields item = fields("id", "i1", "product_id", "p0", "quantity", quantity, "unit_price", price);
        return fields("payment_method", "cash", "total", quantity * price, "items", List.of(item));
    }

    private Return goods(String id, long quantity, long total) {
        return made(id, fields("order_id", "o1", "total", total, "items", List.of(line(quantity))));
    }

    private Return made(String id, Fields payload) {
        return ReturnRules.newReturn(till.pushed("returns.create", id, payload), 7, ZoneOffset.UTC, NOON);
    }

    private static Fields line(long quantity) {
        return fields("order_item_id", "i1", "product_id", "p0", "quantity", quantity, "unit_price", 100L);
    }
}
