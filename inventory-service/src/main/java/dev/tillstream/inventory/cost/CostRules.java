package dev.tillstream.inventory.cost;

import dev.tillstream.contracts.money.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What goods are worth, in minor units. */
public final class CostRules {
    /** Of an average, after the minor unit. */
    static final int DIGITS = 6;

    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

    private CostRules() {}

    /** Quantity × cost of a unit, rounded half-up. */
    public static long value(Quantity units, long unitCost) {
        return halfUp(exact(units, unitCost), THOUSAND);
    }

    /**
     * The moving average after a delivery: what was there keeps its cost, what comes brings its own. Where nothing was
     * there, or less, the delivery's cost stands alone.
     *
     * @param average before it, to {@link #DIGITS} digits; null for a product that was never received
     * @param onHand over all branches, before it
     */
    static BigDecimal average(@Nullable BigDecimal average, Quantity onHand, Quantity received, long unitCost) {
        BigDecimal cost = BigDecimal.valueOf(unitCost);
        if (average == null || onHand.compareTo(Quantity.ZERO) <= 0 || received.compareTo(Quantity.ZERO) <= 0) {
            return received.compareTo(Quantity.ZERO) > 0 || average == null ? cost : average;
        }
        BigDecimal value =
                onHand.toDecimal().multiply(average).add(received.toDecimal().multiply(cost));
        return value.divide(onHand.plus(received).toDecimal(), DIGITS, RoundingMode.HALF_UP);
    }

    /** In whole minor units, half-up: as it is shown, and as goods are valued. */
    static long rounded(BigDecimal average) {
        return average.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigInteger exact(Quantity units, long unitCost) {
        return BigInteger.valueOf(units.thousandths()).multiply(BigInteger.valueOf(unitCost));
    }

    /** Of numbers that are not negative. */
    private static long halfUp(BigInteger numerator, BigInteger denominator) {
        return numerator
                .shiftLeft(1)
                .add(denominator)
                .divide(denominator.shiftLeft(1))
                .longValueExact();
    }
}
