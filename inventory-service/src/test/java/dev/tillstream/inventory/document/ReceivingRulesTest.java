package dev.tillstream.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.sale.Sales;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S1-13, DESIGN §5: what came is put to the lines that expected it, and accepted as it came. */
class ReceivingRulesTest {
    private static final Origin ORIGIN = Sales.origin("org", "branch-1");
    private static final List<Fields> EXPECTED =
            List.of(line("l1", "tea", 5), line("l2", "tea", 3), line("l3", "pot", 1));

    @Test
    void goodsGoToTheLineOfTheirIdOrToTheFirstThatIsOpen() {
        Receiving byId = receive(List.of(Map.of("id", "l2", "product_id", "tea", "quantity", 2)));
        assertThat(received(byId)).containsExactly("l1 0", "l2 2", "l3 0");

        Receiving first = receive(
                List.of(Map.of("product_id", "tea", "quantity", 5), Map.of("product_id", "tea", "quantity", 1)));
        assertThat(received(first)).containsExactly("l1 5", "l2 1", "l3 0");
        assertThat(first.differences()).isEmpty();
    }

    @Test
    void whatIsTooMuchOrWasNotExpectedIsThereAndTold() {
        Receiving receiving = receive(
                List.of(Map.of("product_id", "pot", "quantity", 4), Map.of("product_id", "cup", "quantity", 2)));

        assertThat(receiving.lines()).hasSize(4);
        assertThat(receiving.lines().get(3).requiredQuantity("quantity")).hasToString("0");
        assertThat(receiving.differences())
                .containsExactly("4 of pot came, 1 were expected", "nobody expected 2 of cup");
    }

    @Test
    void deliveryTellsBatchAndSerialNumbers() {
        Receiving receiving = receive(List.of(Map.of(
                "id",
                "l1",
                "product_id",
                "tea",
                "quantity",
                1,
                "batch_number",
                "B7",
                "serial_numbers",
                List.of("S1"))));
        Receiving rest = ReceivingRules.receive(
                pushed(List.of(
                        Map.of("id", "l1", "product_id", "tea", "quantity", 4, "serial_numbers", List.of("S2")))),
                receiving.lines(),
                "transfer_id");

        assertThat(rest.received().get(0).fields().value("serial_numbers")).isEqualTo(List.of("S2"));
        assertThat(rest.lines().get(0).value("serial_numbers")).isEqualTo(List.of("S1", "S2"));
        assertThat(rest.lines().get(0).text("batch_number")).isEqualTo("B7");
    }

    @Test
    void wholeLineBringsItsOwnSerialNumbersAndAPartOfItNone() {
        List<Fields> expected = List.of(line("l1", "tea", 2).with("serial_numbers", List.of("S1", "S2")));

        assertThat(serials(expected, 2)).isEqualTo(List.of("S1", "S2"));
        assertThat(serials(expected, 1)).isNull();
    }

    @Test
    void deliveryWithoutGoodsOrUnitsMakesNoSense() {
        assertThatThrownBy(() -> receive(List.of())).hasMessageContaining("items must not be empty");
        assertThatThrownBy(() -> receive(List.of(Map.of("product_id", "tea")))).hasMessageContaining("quantity");
        assertThatThrownBy(() -> receive(List.of(Map.of("product_id", "tea", "quantity", -1))))
                .hasMessageContaining("received_quantity must be from 0");
    }

    private static @Nullable Object serials(List<Fields> expected, int units) {
        PushedOperation pushed = pushed(List.of(Map.of("product_id", "tea", "quantity", units)));
        Receiving receiving = ReceivingRules.receive(pushed, expected, "transfer_id");
        return receiving.received().get(0).fields().value("serial_numbers");
    }

    private static Receiving receive(List<Map<String, Object>> lines) {
        return ReceivingRules.receive(pushed(lines), EXPECTED, "transfer_id");
    }

    private static PushedOperation pushed(List<Map<String, Object>> lines) {
        Fields payload = Fields.of(Map.of("items", lines));
        return Sales.pushed(ORIGIN, new UUID(1, 1), "stock_transfers.receive", "t1", payload);
    }

    private static List<String> received(Receiving receiving) {
        return receiving.lines().stream()
                .map(line -> line.requiredText("id") + " " + Receiving.receivedOf(line))
                .toList();
    }

    private static Fields line(String id, String product, int quantity) {
        return Fields.of(Map.of("id", id, "product_id", product, "quantity", quantity, "received_quantity", 0));
    }
}
