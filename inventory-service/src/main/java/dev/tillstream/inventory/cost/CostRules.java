package dev.tillstream.inventory.cost;

import dev.tillstream.contracts.money.Quantity;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What goods are worth, in minor units. */
public final class CostRules {
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
     * @param average before it; null for a product that was never received
     * @param onHand over all branches, before it
     */
    public static long average(@Nullable Long average, Quantity onHand, Quantity received, long unitCost) {
        if (average == null || onHand.compareTo(Quantity.ZERO) <= 0 || received.compareTo(Quantity.ZERO) <= 0) {
            return received.compareTo(Quantity.ZERO) > 0 || average == null ? unitCost : average;
        }
        BigInteger value = exact(onHand, average).add(exact(received, unitCost));
        return halfUp(value, BigInteger.valueOf(onHand.plus(received).thousandths()));
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
