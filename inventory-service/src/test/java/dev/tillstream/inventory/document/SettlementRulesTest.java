package dev.tillstream.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inventory.document.SettlementRules.Settlement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PROTOCOL §5: what a decision does to the lines that don't match what came. */
class SettlementRulesTest {
    private static final List<Fields> LINES = List.of(line("tea", 5, 3), line("pot", 5, 7), line("cup", 5, 5));

    @Test
    void missingIsDecidedAboutAlone() {
        Settlement settlement = SettlementRules.settle(LINES, ConflictType.DATA_MISMATCH, true);

        assertThat(units(settlement)).containsExactly("tea 2");
        assertThat(open(settlement)).containsExactly("0", "-2", "0");
    }

    @Test
    void tooMuchIsDecidedAboutWithWhatIsMissing() {
        Settlement settlement = SettlementRules.settle(LINES, ConflictType.CONSTRAINT_VIOLATION, true);

        assertThat(units(settlement)).containsExactly("tea 2", "pot -2");
        assertThat(open(settlement)).containsExactly("0", "0", "0");
    }

    @Test
    void whatIsStillToComeFromASupplierIsNoDifference() {
        Settlement settlement = SettlementRules.settle(LINES, ConflictType.CONSTRAINT_VIOLATION, false);

        assertThat(units(settlement)).containsExactly("pot -2");
    }

    @Test
    void nothingIsDecidedTwiceAndWhatComesAfterwardsIsTooMuch() {
        List<Fields> settled = SettlementRules.settle(LINES, ConflictType.CONSTRAINT_VIOLATION, true)
                .lines();
        assertThat(SettlementRules.settle(settled, ConflictType.CONSTRAINT_VIOLATION, true)
                        .differences())
                .isEmpty();

        Fields late = settled.get(0).with("received_quantity", 4);
        assertThat(Receiving.open(late)).isEqualTo(Quantity.ofWhole(-1));
        assertThat(SettlementRules.missing(settled)).isEmpty();
        assertThat(SettlementRules.missing(LINES)).containsExactly("2 of tea");
    }

    private static List<String> units(Settlement settlement) {
        return settlement.differences().stream()
                .map(difference -> difference.line().requiredText("product_id") + " " + difference.units())
                .toList();
    }

    private static List<String> open(Settlement settlement) {
        return settlement.lines().stream()
                .map(line -> Receiving.open(line).toString())
                .toList();
    }

    private static Fields line(String product, int quantity, int received) {
        return Fields.of(Map.of("product_id", product, "quantity", quantity, "received_quantity", received));
    }
}
