package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.money.Quantity;
import java.time.Instant;

/**
 * A line of the ledger that follows from a sale.
 *
 * @param referenceId the order
 */
record Movement(
        String id, StockChange stock, MovementType type, String referenceId, Instant occurredAt, String deviceId) {

    LevelKey level() {
        return stock.level();
    }

    Quantity change() {
        return stock.change();
    }
}
