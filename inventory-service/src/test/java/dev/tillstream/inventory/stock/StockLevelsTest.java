package dev.tillstream.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inventory.sale.Sales;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StockLevelsTest {
    private static final LevelKey TEA = LevelKey.of("org", "branch-1", "tea");
    private static final LevelKey POT = LevelKey.of("org", "branch-1", "pot");

    @Test
    void eachOperationTellsItsLevelsAsTheyWereAfterIt() {
        List<StockChange> first = List.of(change(TEA, -2), change(POT, -1), change(TEA, -1));
        List<StockChange> second = List.of(change(TEA, -5));
        StockLevels levels = new StockLevels(new HashMap<>(Map.of(TEA, new Level(Quantity.ofWhole(10), 10))), Map.of());

        List<Change> afterFirst = levels.take(first);
        List<Change> afterSecond = levels.take(second);

        assertThat(afterFirst).extracting(StockLevelsTest::text).containsExactly("tea 7 v12", "pot -1 v1");
        assertThat(afterSecond).extracting(StockLevelsTest::text).containsExactly("tea 2 v13");
        assertThat(afterSecond.get(0).id()).isEqualTo(Ids.derived("branch-1", "tea"));
        assertThat(afterSecond.get(0).scope()).isEqualTo("branch-1");
    }

    @Test
    void batchAddsToEachLevelOnceInTheOrderOfKeys() {
        List<LevelSum> sums = LevelSum.of(List.of(change(TEA, 1), change(POT, 1), change(TEA, -4)));

        assertThat(sums).extracting(LevelSum::key).isSorted().containsExactlyInAnyOrder(TEA, POT);
        assertThat(sums)
                .contains(new LevelSum(TEA, Quantity.ofWhole(-3), 2), new LevelSum(POT, Quantity.ofWhole(1), 1));
    }

    @Test
    void levelBeforeABatchFollowsFromTheOneAfterIt() {
        Level after = new Level(Quantity.ofWhole(-7), 12);

        assertThat(after.before(new LevelSum(TEA, Quantity.ofWhole(-3), 2)))
                .isEqualTo(new Level(Quantity.ofWhole(-4), 10));
    }

    private static StockChange change(LevelKey level, long units) {
        return new StockChange(level, Quantity.ofWhole(units));
    }

    private static String text(Change change) {
        return Sales.data(change).text("product_id") + " " + Sales.data(change).requiredQuantity("quantity") + " v"
                + change.version();
    }
}
