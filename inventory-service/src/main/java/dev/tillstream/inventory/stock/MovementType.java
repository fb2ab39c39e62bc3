package dev.tillstream.inventory.stock;

import java.util.Locale;

/** Why stock moved. */
public enum MovementType {
    ADJUSTMENT,
    SALE,
    VOID,
    RETURN,
    LOSS,
    PURCHASE,
    TRANSFER_OUT,
    TRANSFER_IN,
    COUNT;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
