package dev.tillstream.contracts.pricing;

import java.util.Arrays;
import java.util.Locale;

/** What the quantity of a line counts (S1-67). */
public enum SellingUnit {
    PIECE,
    WEIGHT,
    METER,
    BOX;

    /** The name on the wire: {@code piece}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of that name. @throws IllegalArgumentException for a name that is none */
    public static SellingUnit ofWireName(String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("selling_unit_type '" + name + "' is none of S1-67"));
    }
}
