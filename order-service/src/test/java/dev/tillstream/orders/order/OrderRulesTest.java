package dev.tillstream.orders.order;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.orders.numbering.TransactionCode;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderRulesTest {
    private final TestOperations till = TestOperations.ofTill("org", "b1", "till-1");

    @Test
    void aSaleIsKeptAsItWasMade() {
        Order order = newOrder(till.create("o1", sale(new long[] {2, 1500})), 7);

        Fields fields = order.record().fields();
        assertThat(fields.integer("total")).isEqualTo(3000);
        assertThat(fields.integer("global_order_number")).isEqualTo(7);
        assertThat(fields.text("transaction_code"))
                .startsWith("TRX-MC01-BRN01-261121-")
                .hasSize(26);
        assertThat(fields.rows("items").get(0).text("order_id")).isEqualTo("o1");
        assertThat(order.record().meta().branchId()).isEqualTo("b1");
        assertThat(OrderRules.checkTotals(order, SaleCheck.of(order.fields()))).isEmpty();
    }

    @Test
    void theServersFieldsAndTheTillsLocalOnesAreNotTakenFromThePayload() {
        Fields payload = sale(new long[] {1, 100})
                .with("global_order_number", 999L)
                .with("organization_id", "another")
                .with("_synced", 1L)
                .with("loyalty_points", 3L);

        Fields fields = newOrder(till.create("o1", payload), 1).record().fields();

        assertThat(fields.integer("global_order_number")).isEqualTo(1);
        assertThat(fields.has("organization_id")).isFalse();
        assertThat(fields.has("_synced")).isFalse();
        assertThat(fields.integer("loyalty_points")).isEqualTo(3);
    }

    @Test
    void paymentMethodIsNeverDefaulted() {
        Fields payload = sale(new long[] {1, 100}).only(name -> !name.equals("payment_method"));

        assertThat(OrderRules.saleFields("o1", payload, product -> null).has("payment_method"))
                .isFalse();
    }

    @Test
    void totalsThatDifferBecomeAConflictAndTheSaleStays() {
        Fields wrong = sale(new long[] {2, 1500}).with("total", 2999L).with("amount_paid", 2999L);

        Order order = newOrder(till.create("o1", wrong), 1);

        assertThat(order.record().fields().integer("total")).isEqualTo(2999);
        assertThat(OrderRules.checkTotals(order, SaleCheck.of(order.fields()))).hasValueSatisfying(conflict -> {
            assertThat(conflict.reason()).isEqualTo(Reason.TOTALS_MISMATCH);
            assertThat(conflict.serverData().integer("total")).isEqualTo(3000);
            assertThat(conflict.suggestedFix()).contains("total is 2999, but should be 3000");
        });
    }

    @Test
    void aDiscountAboveThePriceIsAConflictToo() {
        Fields wrong = sale(new long[] {1, 100}).with("discount", 101L);

        Order order = newOrder(till.create("o1", wrong), 1);
        assertThat(OrderRules.checkTotals(order, SaleCheck.of(order.fields())))
                .hasValueSatisfying(
                        conflict -> assertThat(conflict.serverData().isEmpty()).isTrue());
    }

    @Test
    void rowsWithTheSameIdAreToldApart() {
        Fields row = Fields.of(Map.of("id", "same", "product_id", "p", "quantity", 1L, "unit_price", 5L));
        Fields payload = sale().with("items", List.of(row, row));

        List<Fields> items =
                OrderRules.saleFields("o1", payload, product -> null).rows("items");

        assertThat(items.get(0).text("id")).isEqualTo("same");
        assertThat(items.get(1).text("id")).isNotEqualTo("same");
    }

    @Test
    void nobodyVoidsTwiceNorWhatAnotherBranchSold() {
        Order order = newOrder(till.create("o1", sale(new long[] {1, 100})), 1);
        Order voided = OrderRules.voided(order, till.cancel("o1"), NOON);
        TestOperations otherBranch = TestOperations.ofTill("org", "b2", "till-9");

        assertThat(OrderRules.refuseVoid(order, till.cancel("o1"))).isEmpty();
        assertThat(OrderRules.refuseVoid(voided, till.cancel("o1")))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.ALREADY_VOID));
        assertThat(OrderRules.refuseVoid(order, otherBranch.cancel("o1")))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.UNKNOWN_RECORD));
        assertThat(OrderRules.refuseVoid(null, till.cancel("o1")))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.UNKNOWN_RECORD));
        assertThat(voided.record().version()).isEqualTo(2);
        assertThat(voided.record().fields().rows("items")).hasSize(1);
    }

    @Test
    void transactionCodesAreUniqueAndGrowOnlyWhenTheyMust() {
        Set<String> codes = new HashSet<>();
        for (long number = 1; number <= 200_000; number++) {
            assertThat(codes.add(TransactionCode.of(till.origin(), NOON, number)))
                    .isTrue();
        }
        assertThat(TransactionCode.of(till.origin(), NOON, (1 << 20) - 1)).hasSize(26);
        assertThat(TransactionCode.of(till.origin(), NOON, 1 << 20)).hasSize(27);
        assertThat(codes).allMatch(code -> code.matches("TRX-MC01-BRN01-261121-[0-9A-HJKMNP-TV-Z]{4}"));
    }

    private static Order newOrder(PushedOperation pushed, long number) {
        return OrderRules.newOrder(pushed, number, ZoneOffset.UTC, product -> null, NOON);
    }
}
