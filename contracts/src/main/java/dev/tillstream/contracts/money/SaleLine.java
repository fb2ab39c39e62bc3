package dev.tillstream.contracts.money;

/**
 * What the money of one line of a sale depends on.
 *
 * @param unitPrice minor units, not negative
 * @param discount of this line, minor units, from 0 to the line's price
 * @param taxRate basis points: 1900 is 19 %
 * @param taxIncluded whether the price holds the tax already, or it is added
 */
public record SaleLine(Quantity quantity, long unitPrice, long discount, int taxRate, boolean taxIncluded) {
    public SaleLine {
        requireNotNegative("unit_price", unitPrice);
        requireNotNegative("discount", discount);
        requireNotNegative("tax_rate", taxRate);
    }

    /** round-half-up(quantity × unit_price) − discount (PROTOCOL §0, DESIGN §6). */
    public long total() {
        return Rounding.halfUp(Math.multiplyExact(quantity.thousandths(), unitPrice), 1000) - discount;
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }
}
