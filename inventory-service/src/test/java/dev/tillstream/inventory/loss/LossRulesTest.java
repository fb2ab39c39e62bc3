package dev.tillstream.inventory.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S1-12, S1-13: what a loss costs. */
class LossRulesTest {
    @Test
    void lineCostsWhatWasSentOrTheAverage() {
        Fields line = Fields.of(Map.of("quantity", 2));

        assertThat(LossRules.priced(line, 70L).integer("unit_cost")).isEqualTo(70);
        assertThat(LossRules.priced(line.with("unit_cost", 50), 70L).integer("unit_cost"))
                .isEqualTo(50);
        assertThat(LossRules.priced(line, null).integer("unit_cost")).isNull();
        assertThatThrownBy(() -> LossRules.priced(Fields.NONE, 70L)).hasMessage("quantity is required");
    }

    @Test
    void totalIsWhatWasSentOrTheSumOfWhatIsKnown() {
        List<Fields> lines =
                List.of(Fields.of(Map.of("quantity", 2, "unit_cost", 70)), Fields.of(Map.of("quantity", 1)));

        assertThat(LossRules.loss(Fields.NONE, lines).integer("total_cost")).isEqualTo(140);
        assertThat(LossRules.loss(Fields.of(Map.of("total_cost", 9)), lines).integer("total_cost"))
                .isEqualTo(9);
    }
}
