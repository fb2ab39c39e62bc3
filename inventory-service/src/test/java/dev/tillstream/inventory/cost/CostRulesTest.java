package dev.tillstream.inventory.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tillstream.contracts.money.Quantity;
import java.math.BigDecimal;
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
        assertThat(average("100", 10, 30, 200)).isEqualByComparingTo("175");
        assertThat(average("100", 2, 1, 101)).isEqualByComparingTo("100.333333");
    }

    @Test
    void firstDeliveryAndOneIntoAnEmptyStoreStandAlone() {
        assertThat(CostRules.average(null, Quantity.ofWhole(5), Quantity.ofWhole(1), 250))
                .isEqualByComparingTo("250");
        assertThat(average("100", 0, 1, 250)).isEqualByComparingTo("250");
        assertThat(average("100", -4, 1, 250)).isEqualByComparingTo("250");
    }

    @Test
    void deliveryOfNothingChangesNothing() {
        assertThat(average("100.5", 5, 0, 250)).isEqualByComparingTo("100.5");
    }

    /** Rounded at each step, 1,000 deliveries of one piece at 1 would leave the average at 10 for ever. */
    @Test
    void manySmallDeliveriesDoNotDrift() {
        BigDecimal average = BigDecimal.TEN;
        long pieces = 100;
        for (int i = 0; i < 1_000; i++) {
            average = CostRules.average(average, Quantity.ofWhole(pieces), Quantity.ofWhole(1), 1);
            pieces++;
        }

        assertThat(average).isCloseTo(new BigDecimal("1.818182"), within(new BigDecimal("0.001")));
        assertThat(CostRules.rounded(average)).isEqualTo(2);
    }

    private static BigDecimal average(String average, long onHand, long received, long unitCost) {
        return CostRules.average(
                new BigDecimal(average), Quantity.ofWhole(onHand), Quantity.ofWhole(received), unitCost);
    }
}
