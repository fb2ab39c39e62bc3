package dev.tillstream.contracts.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A quantity in thousandths: a decimal number with at most 3 fraction digits on the wire (PROTOCOL §0).
 *
 * @param thousandths 1500 is 1.5
 */
public record Quantity(long thousandths) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(0);
    private static final int FRACTION_DIGITS = 3;
    private static final long SCALE = 1000;

    public static Quantity ofWhole(long units) {
        return new Quantity(Math.multiplyExact(units, SCALE));
    }

    /** @throws IllegalArgumentException for more than 3 fraction digits, or a number out of range */
    @JsonCreator
    public static Quantity of(BigDecimal decimal) {
        try {
            return new Quantity(decimal.setScale(FRACTION_DIGITS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "quantity " + decimal + " must have at most 3 fraction digits and fit into 64 bits", e);
        }
    }

    /** As on the wire: without trailing zeros. */
    @JsonValue
    public BigDecimal toDecimal() {
        BigDecimal stripped = BigDecimal.valueOf(thousandths, FRACTION_DIGITS).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(thousandths, other.thousandths));
    }

    public Quantity negated() {
        return new Quantity(Math.negateExact(thousandths));
    }

    /** This many times another quantity, rounded half-up to thousandths: 2 boxes × 12 units. */
    public Quantity times(Quantity other) {
        return new Quantity(Rounding.halfUp(Math.multiplyExact(thousandths, other.thousandths), SCALE));
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(thousandths, other.thousandths);
    }

    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }
}
