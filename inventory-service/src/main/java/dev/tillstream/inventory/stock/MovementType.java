package dev.tillstream.inventory.stock;

import java.util.Locale;

/** Why stock moved. */
enum MovementType {
    ADJUSTMENT,
    SALE,
    VOID;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    String wireName() {
        return wireName;
    }
}
