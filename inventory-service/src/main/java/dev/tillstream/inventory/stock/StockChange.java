package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.money.Quantity;

/**
 * A signed change of one level.
 *
 * @param movements how many of the ledger's lines it is: one, or none where the level is only told again
 */
public record StockChange(LevelKey level, Quantity change, int movements) {
    public StockChange(LevelKey level, Quantity change) {
        this(level, change, 1);
    }

    /** Changes nothing: what a repetition is answered with is the level as it stands. */
    public static StockChange none(LevelKey level) {
        return new StockChange(level, Quantity.ZERO, 0);
    }
}
