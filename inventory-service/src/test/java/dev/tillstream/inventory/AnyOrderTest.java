package dev.tillstream.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.PushedOperation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * R-4, S1-94, B-12: any order and any repetition of independent records ends in the same state, and in what a model of
 * stock says; Σ movements = levels, Σ movements of a batch = that batch. The rules alone; a failure tells the seed.
 */
class AnyOrderTest {
    @Test
    void everyOrderEndsInTheSameState() {
        long seed = System.nanoTime();
        for (int round = 0; round < 200; round++) {
            long roundSeed = seed + round;
            StockScenario scenario = StockScenario.ofAll("org", roundSeed, 40);
            Random order = new Random(roundSeed);

            Map<String, Object> inOrder = applied(scenario.inOrder(), order, roundSeed);
            Map<String, Object> shuffled = applied(scenario.shuffled(order), order, roundSeed);

            assertThat(inOrder.get("levels")).as("seed %d", roundSeed).isEqualTo(scenario.levels());
            assertThat(shuffled).as("seed %d", roundSeed).isEqualTo(inOrder);
        }
    }

    private static Map<String, Object> applied(List<PushedOperation> operations, Random random, long seed) {
        PureInventory inventory = new PureInventory("org");
        int from = 0;
        while (from < operations.size()) {
            int to = Math.min(operations.size(), from + 1 + random.nextInt(8));
            inventory.apply(operations.subList(from, to));
            from = to;
        }
        assertThat(inventory.levels()).as("seed %d", seed).containsAllEntriesOf(inventory.sums());
        assertThat(inventory.batches()).as("seed %d", seed).isEqualTo(inventory.batchSums());
        return state(inventory);
    }

    /** What doesn't depend on the order: not costs, nor which batch a line took that named none. */
    private static Map<String, Object> state(PureInventory inventory) {
        Map<String, String> batches = new TreeMap<>(inventory.batches());
        batches.keySet().removeIf(batch -> !batch.contains(StockScenario.BATCHED));
        return Map.of(
                "levels", inventory.levels(),
                "batches", batches,
                "balances", inventory.values("supplier_balances", "balance"),
                "purchases", inventory.values("supplier_purchases", "status"),
                "transfers", inventory.values("stock_transfers", "status"));
    }
}
