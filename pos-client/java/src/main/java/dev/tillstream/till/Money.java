package dev.tillstream.till;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Minor units as people read them: two decimals. */
final class Money {
    private static final int DECIMALS = 2;

    private Money() {}

    static String format(@Nullable Long minorUnits) {
        return BigDecimal.valueOf(minorUnits == null ? 0 : minorUnits, DECIMALS).toPlainString();
    }
}
