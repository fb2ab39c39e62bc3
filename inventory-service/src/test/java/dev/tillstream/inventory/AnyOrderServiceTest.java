package dev.tillstream.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Topics;
import dev.tillstream.inbox.Delivery;
import dev.tillstream.inbox.Inbox;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * R-4, S1-94, B-12: the same as {@link AnyOrderTest} through the inbox and Postgres, and by two consumers at once; outcomes
 * are forgotten in between, so that only natural keys keep a repetition from being booked. A failure tells the seed.
 */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AnyOrderServiceTest {
    private static final int RACES = 12;

    @Inject
    InventoryProbe inventory;

    @Inject
    Inbox inbox;

    @Test
    void everyOrderEndsInTheSameState() throws Exception {
        long seed = System.nanoTime();
        for (int round = 0; round < 4; round++) {
            long roundSeed = seed + round;
            Random order = new Random(roundSeed);
            StockScenario one = StockScenario.ofAll(newOrganization(), roundSeed, 60);
            StockScenario other = StockScenario.ofAll(newOrganization(), roundSeed, 60);

            apply(one.organization(), one.inOrder(), order);
            apply(other.organization(), other.shuffled(order), order);

            assertThat(levels(one.organization())).as("seed %d", roundSeed).isEqualTo(one.levels());
            assertThat(state(other.organization())).as("seed %d", roundSeed).isEqualTo(state(one.organization()));
            assertThat(inventory.differences()).as("seed %d", roundSeed).isEmpty();
        }
    }

    /** What the orders topic and the service's own topic bring meets at the same levels, and at their counts. */
    @Test
    void countsAndSalesThatMeetEndAsOneAfterTheOther() throws Exception {
        long seed = System.nanoTime();
        for (int round = 0; round < RACES; round++) {
            long roundSeed = seed + round;
            StockScenario scenario = new StockScenario(newOrganization(), roundSeed, StockScenario.PRODUCTS);
            for (int i = 0; i < 40; i++) {
                scenario.addSale("o" + i);
                scenario.addAdjustment("m" + i);
                scenario.addCount("c" + i);
            }
            Random order = new Random(roundSeed);
            List<PushedOperation> all = scenario.shuffled(order);
            List<PushedOperation> sales =
                    all.stream().filter(AnyOrderServiceTest::follows).toList();
            List<PushedOperation> own =
                    all.stream().filter(pushed -> !follows(pushed)).toList();

            CompletableFuture.allOf(applied(sales, new Random(roundSeed)), applied(own, new Random(roundSeed + 1)))
                    .get(120, TimeUnit.SECONDS);

            assertThat(levels(scenario.organization())).as("seed %d", roundSeed).isEqualTo(scenario.levels());
            assertThat(inventory.differences()).as("seed %d", roundSeed).isEmpty();
        }
    }

    private void apply(String organization, List<PushedOperation> operations, Random random) throws Exception {
        int half = operations.size() / 2;
        applied(operations.subList(0, half), random).get(120, TimeUnit.SECONDS);
        inventory.execute("delete from inbox where organization_id = '" + organization + "'");
        applied(operations.subList(half, operations.size()), random).get(120, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> applied(List<PushedOperation> operations, Random random) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        int from = 0;
        while (from < operations.size()) {
            int to = Math.min(operations.size(), from + 1 + random.nextInt(8));
            List<Delivery> batch = operations.subList(from, to).stream()
                    .map(AnyOrderServiceTest::delivery)
                    .toList();
            done = done.thenCompose(
                    before -> inbox.apply(batch).subscribeAsCompletionStage().toCompletableFuture());
            from = to;
        }
        return done;
    }

    /** What doesn't depend on the order: not costs, nor which batch a line took that named none. */
    private Map<String, Object> state(String organization) {
        return Map.of(
                "levels",
                levels(organization),
                "batches",
                pairs(organization, "branch_id || ' ' || batch_number", "quantity", "stock_batches", "milk"),
                "serials",
                pairs(
                        organization,
                        "product_id || ' ' || serial_number",
                        "branch_id || ' ' || status || ' ' || reference_id",
                        "stock_serials",
                        null),
                "balances",
                pairs(organization, "supplier_id", "balance", "supplier_balances", null),
                "purchases",
                pairs(organization, "id", "status", "supplier_purchases", null),
                "transfers",
                pairs(organization, "id", "status", "stock_transfers", null));
    }

    private Map<String, String> levels(String organization) {
        return inventory.pairs("select branch_id || ' ' || product_id, trim_scale(quantity) from stock_levels"
                + " where organization_id = '" + organization + "'");
    }

    private Map<String, String> pairs(
            String organization, String key, String value, String table, @Nullable String product) {
        String ofProduct = product == null ? "" : " and product_id = '" + product + "'";
        return new TreeMap<>(inventory.pairs("select " + key + ", " + value + " from " + table
                + " where organization_id = '" + organization + "'" + ofProduct));
    }

    private String newOrganization() {
        String organization = UUID.randomUUID().toString();
        for (String product : List.of(StockScenario.BATCHED, StockScenario.FIRST_EXPIRED)) {
            inventory.execute(
                    "insert into ref_products (organization_id, id, version, deleted, track_batches, use_fifo)"
                            + " values ('" + organization + "', '" + product + "', 1, false, true, true)");
        }
        return organization;
    }

    private static Delivery delivery(PushedOperation pushed) {
        String key =
                Topics.key(pushed.origin().organizationId(), pushed.operation().id());
        return new Delivery(key, pushed, follows(pushed));
    }

    private static boolean follows(PushedOperation pushed) {
        return pushed.operation().type().equals("orders.changed");
    }
}
