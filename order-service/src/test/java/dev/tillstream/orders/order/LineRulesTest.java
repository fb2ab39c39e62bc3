package dev.tillstream.orders.order;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.orders.reference.ProductReference;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wholesale, serial numbers, parked orders (S1-36, S1-41, S1-49, S1-67, B-11), without a service. */
class LineRulesTest {
    private static final ProductReference PHONE = new ProductReference(true, Quantity.ofWhole(10), Quantity.ofWhole(5));

    private final TestOperations till = TestOperations.ofTill("org", "b1", "till-1");

    @Test
    void whatNobodyKnowsIsNotChecked() {
        assertThat(LineRules.check(order(line("wholesale", 1)), product -> Optional.empty(), (p, s) -> null))
                .isEmpty();
    }

    @Test
    void wholesaleStartsAtItsMinimum() {
        assertThat(check(line("wholesale", 9).with("serial_numbers", List.of("S1"))))
                .hasValueSatisfying(conflict -> {
                    assertThat(conflict.reason()).isEqualTo(Reason.INVALID_OPERATION);
                    assertThat(conflict.suggestedFix()).contains("items[0] is wholesale from 10, but sells 9");
                });
        assertThat(check(line("wholesale", 10).with("serial_numbers", List.of("S1"))))
                .isEmpty();
        assertThat(check(line("partial_wholesale", 5).with("serial_numbers", List.of("S1"))))
                .isEmpty();
        assertThat(check(line("partial_wholesale", 4).with("serial_numbers", List.of("S1"))))
                .isPresent();
    }

    @Test
    void aSerialNumberIsRequiredAndSoldOnce() {
        assertThat(check(line("retail", 1)))
                .hasValueSatisfying(
                        conflict -> assertThat(conflict.suggestedFix()).contains("needs a serial number"));
        assertThat(check(line("retail", 1).with("serial_numbers", List.of("SOLD"))))
                .hasValueSatisfying(
                        conflict -> assertThat(conflict.suggestedFix()).contains("was sold in order o0 already"));
    }

    @Test
    void allBreachesAreToldInOneConflict() {
        assertThat(check(line("wholesale", 1), line("retail", 1).with("serial_numbers", List.of("SOLD"))))
                .hasValueSatisfying(conflict -> assertThat(conflict.suggestedFix())
                        .contains("items[0] needs", "items[0] is", "items[1] serial"));
    }

    @Test
    void serialNumbersThatAreNoTextsOrComeTwiceAreLeftOut() {
        assertThat(LineRules.serialsOf(
                        line("retail", 1).with("serial_numbers", Arrays.asList("A", "A", " ", 7L, null))))
                .containsExactly("A");
    }

    /** B-11: both stand. */
    @Test
    void aParkedOrderIsSoldOnce() {
        Order order = order(line("retail", 1));
        Order parked = order.with(order.fields().with("parked_order_id", "park1"));

        assertThat(OrderRules.checkParked(parked, null)).isEmpty();
        assertThat(OrderRules.checkParked(parked, "o0")).hasValueSatisfying(conflict -> {
            assertThat(conflict.reason()).isEqualTo(Reason.DUPLICATE_REFERENCE);
            assertThat(conflict.serverData().text("order_id")).isEqualTo("o0");
        });
    }

    private Optional<Conflict> check(Fields... items) {
        return LineRules.check(
                order(items), product -> Optional.of(PHONE), (product, serial) -> serial.equals("SOLD") ? "o0" : null);
    }

    private Order order(Fields... items) {
        Fields sale = fields("payment_method", "cash", "total", 100L, "items", List.of(items));
        return OrderRules.newOrder(till.create("o1", sale), 1, ZoneOffset.UTC, product -> null, NOON);
    }

    private static Fields line(String saleType, long quantity) {
        return fields("product_id", "p0", "quantity", quantity, "unit_price", 10L, "sale_type", saleType);
    }
}
