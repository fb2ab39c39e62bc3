package dev.tillstream.inventory.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.inbox.Delivery;
import dev.tillstream.inbox.Inbox;
import dev.tillstream.inventory.InventoryProbe;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Σ movements = levels, and both are what was sold: after random operations in random order, with repetitions, through
 * both topics and through several consumers at once. A failure tells the seed.
 */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StockConsistencyTest {
    private static final int PRODUCTS = 5;

    @Inject
    InventoryProbe inventory;

    @Inject
    Inbox inbox;

    @Test
    void throughBothTopics() {
        Scenario scenario = new Scenario(System.nanoTime(), 400);

        scenario.deliveries.forEach(delivery -> inventory.send(topicOf(delivery), delivery.topicKey(), json(delivery)));

        inventory.awaitAll(scenario.opIds());
        assertRight(scenario);
    }

    @Test
    void throughConsumersThatWorkAtTheSameTime() throws Exception {
        Scenario scenario = new Scenario(System.nanoTime(), 600);
        List<CompletableFuture<Void>> consumers = new ArrayList<>();

        for (List<Delivery> share : scenario.shares(4)) {
            consumers.add(applyInBatches(share, 20));
        }
        CompletableFuture.allOf(consumers.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);

        assertRight(scenario);
    }

    private CompletableFuture<Void> applyInBatches(List<Delivery> deliveries, int size) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (int from = 0; from < deliveries.size(); from += size) {
            List<Delivery> batch = deliveries.subList(from, Math.min(from + size, deliveries.size()));
            done = done.thenCompose(
                    before -> inbox.apply(batch).subscribeAsCompletionStage().toCompletableFuture());
        }
        return done;
    }

    private void assertRight(Scenario scenario) {
        String organization = scenario.origin.organizationId();
        Map<String, String> levels =
                inventory.pairs("select product_id, trim_scale(quantity) from stock_levels where organization_id = '"
                        + organization + "'");

        assertThat(levels).as("seed %d", scenario.seed).isEqualTo(scenario.expected());
        assertThat(inventory.differences()).as("seed %d", scenario.seed).isEmpty();
        assertThat(lastPublished(scenario)).as("seed %d", scenario.seed).isEqualTo(levels);
    }

    /** What a till ends with: of each level the highest version that was published. */
    private Map<String, String> lastPublished(Scenario scenario) {
        Map<String, Change> newest = new HashMap<>();
        List<ChangeRecord> published = inventory.awaitAll(scenario.opIds());
        published.stream()
                .flatMap(record -> record.changes().stream())
                .filter(change -> change.table().equals("stock_levels"))
                .forEach(change ->
                        newest.merge(change.id(), change, (one, two) -> one.version() >= two.version() ? one : two));
        Map<String, String> quantities = new TreeMap<>();
        newest.values()
                .forEach(change -> quantities.put(
                        Sales.data(change).requiredText("product_id"),
                        Sales.data(change).requiredQuantity("quantity").toString()));
        return quantities;
    }

    private static String topicOf(Delivery delivery) {
        return delivery.follows() ? Topics.changes(Owner.ORDERS) : Topics.operations(Owner.INVENTORY);
    }

    private static boolean isFollowed(PushedOperation pushed) {
        return pushed.operation().type().equals(SaleChanges.TYPE);
    }

    private static byte[] json(Delivery delivery) {
        return Objects.requireNonNull(
                Scenario.JSON.get(delivery.pushed().operation().opId()));
    }

    /** Orders that are sold, some of them voided, and corrections: each operation one to three times, shuffled. */
    private static final class Scenario {
        static final Map<UUID, byte[]> JSON = new HashMap<>();

        final long seed;
        final Origin origin;
        final List<PushedOperation> operations = new ArrayList<>();
        final List<Delivery> deliveries = new ArrayList<>();
        private final Map<String, Long> expected = new TreeMap<>();
        private final Random random;

        Scenario(long seed, int facts) {
            this.seed = seed;
            this.random = new Random(seed);
            this.origin = Sales.origin(nextId().toString(), "branch-1");
            for (int i = 0; i < facts; i++) {
                if (random.nextInt(4) == 0) {
                    addAdjustment("m" + i);
                } else {
                    addOrder("o" + i);
                }
            }
            operations.forEach(pushed -> Collections.nCopies(1 + random.nextInt(3), pushed)
                    .forEach(copy -> deliveries.add(new Delivery(
                            Topics.key(origin.organizationId(), copy.operation().id()), copy, isFollowed(copy)))));
            Collections.shuffle(deliveries, random);
        }

        Set<UUID> opIds() {
            return operations.stream().map(pushed -> pushed.operation().opId()).collect(Collectors.toSet());
        }

        Map<String, String> expected() {
            Map<String, String> texts = new TreeMap<>();
            expected.forEach((product, units) -> texts.put(product, Long.toString(units)));
            return texts;
        }

        /** Not by key, so that one order's operations meet in several consumers, as in a rebalance. */
        List<List<Delivery>> shares(int count) {
            List<List<Delivery>> shares = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                shares.add(new ArrayList<>());
            }
            deliveries.forEach(delivery -> shares.get(random.nextInt(count)).add(delivery));
            return shares;
        }

        private void addAdjustment(String id) {
            String product = "p" + random.nextInt(PRODUCTS);
            int units = random.nextInt(21) - 10;
            PushedOperation pushed = Sales.adjustment(origin, nextId(), id, product, Integer.toString(units));
            JSON.put(pushed.operation().opId(), dev.tillstream.inbox.Json.bytes(pushed));
            operations.add(pushed);
            expected.merge(product, (long) units, Long::sum);
        }

        private void addOrder(String id) {
            List<Map<String, Object>> items = new ArrayList<>();
            boolean voided = random.nextInt(3) == 0;
            for (int i = random.nextInt(4); i >= 0; i--) {
                String product = "p" + random.nextInt(PRODUCTS);
                int units = 1 + random.nextInt(5);
                items.add(Sales.item(product, units));
                expected.merge(product, voided ? 0L : -units, Long::sum);
            }
            add(Sales.changed(origin, nextId(), id, "completed", items));
            if (voided) {
                add(Sales.changed(origin, nextId(), id, "cancelled", items));
            }
        }

        private void add(ChangeRecord record) {
            PushedOperation followed = Sales.followed(record);
            JSON.put(followed.operation().opId(), dev.tillstream.inbox.Json.bytes(record));
            operations.add(followed);
        }

        private UUID nextId() {
            return new UUID(random.nextLong(), random.nextLong());
        }
    }
}
