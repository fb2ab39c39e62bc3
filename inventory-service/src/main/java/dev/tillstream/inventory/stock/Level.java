package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.money.Quantity;

/**
 * The stock of a product at a branch.
 *
 * @param quantity negative where more was sold than was known to be there (S1-95)
 * @param version the number of movements so far
 */
record Level(Quantity quantity, long version) {
    /** Before the first movement. */
    static final Level NONE = new Level(Quantity.ZERO, 0);

    Level plus(StockChange change) {
        return new Level(quantity.plus(change.change()), version + change.movements());
    }

    /** This level as it was before a batch added to it. */
    Level before(LevelSum sum) {
        return new Level(quantity.plus(sum.quantity().negated()), version - sum.movements());
    }
}
