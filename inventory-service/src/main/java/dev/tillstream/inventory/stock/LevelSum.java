package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.money.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch adds to one level: one change in the database, however often the product was sold.
 *
 * @param movements how many
 */
record LevelSum(LevelKey key, Quantity quantity, long movements) {

    /** In the order in which levels are locked. */
    static List<LevelSum> of(List<StockChange> changes) {
        Map<LevelKey, LevelSum> sums = new HashMap<>();
        for (StockChange change : changes) {
            sums.merge(
                    change.level(), new LevelSum(change.level(), change.change(), change.movements()), LevelSum::plus);
        }
        List<LevelSum> sorted = new ArrayList<>(sums.values());
        sorted.sort((one, two) -> one.key.compareTo(two.key));
        return sorted;
    }

    private LevelSum plus(LevelSum other) {
        return new LevelSum(key, quantity.plus(other.quantity), movements + other.movements);
    }
}
