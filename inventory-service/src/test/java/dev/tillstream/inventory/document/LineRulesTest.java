package dev.tillstream.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.sale.Sales;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** S1-12, S1-13: lines are numbered as they came, and each has an id of its own. */
class LineRulesTest {
    @Test
    void linesAreNumberedAndNamedTheSameEachTime() {
        List<Map<String, Object>> sent = List.of(
                Map.of("id", "a", "product_id", "tea", "_row", 7, "settled_quantity", 5),
                Map.of("id", "a", "product_id", "tea"),
                Map.of("product_id", "pot"));

        List<Fields> lines = LineRules.of(pushed(sent), "loss_id");

        assertThat(lines).extracting(line -> line.integer("line_number")).containsExactly(1L, 2L, 3L);
        assertThat(lines)
                .extracting(line -> line.text("id"))
                .doesNotHaveDuplicates()
                .contains("a");
        assertThat(lines).extracting(line -> line.text("loss_id")).containsOnly("l1");
        assertThat(lines.get(0).has("_row")).isFalse();
        assertThat(lines.get(0).has("settled_quantity"))
                .as("decided by the service")
                .isFalse();
        assertThat(LineRules.of(pushed(sent), "loss_id")).isEqualTo(lines);
    }

    @Test
    void whatStockCanNotCountIsRefusedByName() {
        assertThatThrownBy(() -> LineRules.of(pushed(List.of()), "loss_id")).hasMessage("items must not be empty");
        assertThatThrownBy(() -> LineRules.of(pushed(List.of(Map.of("product_id", ""))), "loss_id"))
                .hasMessage("items[0].product_id must not be empty");
        assertThatThrownBy(() -> LineRules.of(pushed(List.of(Map.of("product_id", "tea", "quantity", -1))), "loss_id"))
                .hasMessageContaining("quantity must be from 0");
    }

    private static PushedOperation pushed(List<Map<String, Object>> lines) {
        Fields payload = Fields.of(Map.of("items", lines));
        return Sales.pushed(Sales.origin("org", "branch-1"), new UUID(1, 1), "losses.create", "l1", payload);
    }
}
