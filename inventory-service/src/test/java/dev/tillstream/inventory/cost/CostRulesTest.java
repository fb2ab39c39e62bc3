package dev.tillstream.inventory.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.money.Quantity;
import org.junit.jupiter.api.Test;

/** S1-40, S1-42: what goods cost, in minor units. */
class CostRulesTest {
    @Test
    void valueIsRoundedHalfUp() {
        assertThat(CostRules.value(new Quantity(1_500), 333)).isEqualTo(500);
        assertThat(CostRules.value(new Quantity(1), 499)).isZero();
        assertThat(CostRules.value(new Quantity(1), 500)).isEqualTo(1);
    }

    @Test
    void deliveryMovesTheAverageByItsShare() {
        assertThat(CostRules.average(100L, Quantity.ofWhole(10), Quantity.ofWhole(30), 200))
                .isEqualTo(175);
        assertThat(CostRules.average(100L, Quantity.ofWhole(2), Quantity.ofWhole(1), 101))
                .isEqualTo(100);
    }

    @Test
    void firstDeliveryAndOneIntoAnEmptyStoreStandAlone() {
        assertThat(CostRules.average(null, Quantity.ofWhole(5), Quantity.ofWhole(1), 250))
                .isEqualTo(250);
        assertThat(CostRules.average(100L, Quantity.ZERO, Quantity.ofWhole(1), 250))
                .isEqualTo(250);
        assertThat(CostRules.average(100L, Quantity.ofWhole(-4), Quantity.ofWhole(1), 250))
                .isEqualTo(250);
    }

    @Test
    void deliveryOfNothingChangesNothing() {
        assertThat(CostRules.average(100L, Quantity.ofWhole(5), Quantity.ZERO, 250))
                .isEqualTo(100);
    }
}
