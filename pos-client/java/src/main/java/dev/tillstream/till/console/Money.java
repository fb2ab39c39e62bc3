package dev.tillstream.till.console;

import dev.tillstream.client.Till;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Minor units as people read them (B-4).
 *
 * @param decimals of the organization's currency: 0 for a dong, 2 for a euro, 3 for a dinar
 */
public record Money(int decimals) {
    public static Money of(Till till) {
        return new Money(till.currencyDecimals());
    }

    public String format(@Nullable Long minorUnits) {
        return BigDecimal.valueOf(minorUnits == null ? 0 : minorUnits, decimals).toPlainString();
    }

    /**
     * What people write: {@code 12.50}, {@code 12}.
     *
     * @throws IllegalArgumentException for a negative amount, or more decimals than there are
     */
    public long parse(String text) {
        try {
            long amount = new BigDecimal(text.strip()).movePointRight(decimals).longValueExact();
            if (amount >= 0) {
                return amount;
            }
            throw new IllegalArgumentException("'" + text + "' must not be negative");
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no amount with at most " + decimals + " decimals", e);
        }
    }
}
