package dev.tillstream.contracts.pricing;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** To whom a line is sold (S1-67). */
public enum SaleType {
    RETAIL,
    WHOLESALE,
    PARTIAL_WHOLESALE;

    /** The name on the wire: {@code partial_wholesale}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name; null for null. @throws IllegalArgumentException for a name that is none */
    public static @Nullable SaleType ofWireName(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sale_type '" + name + "' is none of S1-67"));
    }
}
