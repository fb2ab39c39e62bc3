package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.Faults.Fault;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.store.Durability;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PullAnswer.FeedChange;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order, in the end the till has what the server has, and nothing waits. */
class InterleavingTest {
    private static final int STEPS = 80;
    private static final int SEEDS = Integer.getInteger("interleavings", 15);

    @TempDir
    Path folder;

    static List<Long> seeds() {
        return new Random(20_261_121).longs(SEEDS).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsWithWhatTheServerHas(long seed) {
        try (FakeGateway gateway = new FakeGateway()) {
            Run run = new Run(gateway, new Random(seed), folder.resolve(seed + ".sqlite"));
            for (int i = 0; i < STEPS; i++) {
                run.step();
            }
            run.finish();
        }
    }

    /** One sequence of things that happen to a till. */
    private static final class Run {
        private final FakeGateway gateway;
        private final Random random;
        private final Path file;
        private final List<String> orders = new ArrayList<>();
        private Till till;

        Run(FakeGateway gateway, Random random, Path file) {
            this.gateway = gateway;
            this.random = random;
            this.file = file;
            this.till = Till.open(file, config());
            till.enroll(gateway.url(), FakeGateway.KEY, "T1");
        }

        void step() {
            switch (random.nextInt(16)) {
                case 0, 1 -> orders.add(till.sell(sale()).requiredText("id"));
                case 2 -> voidOne();
                case 3, 4 -> till.editing().upsert(Tables.PRODUCTS, product(), change());
                case 5 -> till.editing().delete(Tables.PRODUCTS, product());
                case 6 -> till.editing().adjustStock(product(), Quantity.ofWhole(random.nextInt(9) - 4), "count");
                case 7 -> gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, product(), change());
                case 8 -> gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, product(), null);
                case 9 -> trying("/sync/batch", () -> till.engine().push(SyncListener.SILENT));
                case 10 -> trying("/sync/pull", () -> till.engine().pull(SyncListener.SILENT));
                case 11 -> gateway.server.hold(random.nextBoolean());
                case 12 -> gateway.server.applyAny(random);
                case 13 -> till.editing().upsert(Tables.PRODUCTS, product(), change().with("refuse", "no"));
                case 14 -> retryOne();
                default -> rareThing();
            }
        }

        private void rareThing() {
            int rare = random.nextInt(3);
            if (rare == 0) {
                till.close();
                till = Till.open(file, config());
            } else if (rare == 1) {
                gateway.server.purge(Tables.PRODUCTS, FakeGateway.DEVICE, product());
                expire();
            } else {
                expire();
            }
        }

        private void expire() {
            gateway.faults.expireBefore(Long.MAX_VALUE);
            trying("/none", () -> till.engine().pull(SyncListener.SILENT));
            gateway.faults.expireBefore(0);
        }

        private void retryOne() {
            List<OutboxEntry> failed = till.failedOperations();
            if (!failed.isEmpty()) {
                till.retry(failed.get(random.nextInt(failed.size())).opId());
            }
        }

        private void voidOne() {
            if (!orders.isEmpty()) {
                till.voidSale(orders.remove(random.nextInt(orders.size())), "changed their mind");
            }
        }

        private void trying(String path, Runnable work) {
            if (random.nextInt(3) == 0) {
                Fault[] faults = {Fault.LOSE_ANSWER, Fault.LOSE_REQUEST, Fault.UNAVAILABLE};
                gateway.faults.plan(path, faults[random.nextInt(faults.length)]);
            }
            try {
                work.run();
            } catch (GatewayException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }

        void finish() {
            gateway.faults.clear();
            gateway.server.hold(false);
            gateway.server.applyAll();
            till.engine().sync(Duration.ofSeconds(10), SyncListener.SILENT);
            assertThat(till.openOperations()).isEqualTo(till.failedOperations());
            assertThat(till.engine().diverged()).contains(List.of());
            gateway.server.records(FakeGateway.DEVICE, Tables.PRODUCTS).values().forEach(this::assertSame);
            gateway.server
                    .records(FakeGateway.DEVICE, Tables.STOCK_LEVELS)
                    .values()
                    .forEach(this::assertStock);
            assertThat(till.status().outbox().receipts())
                    .isEqualTo(till.status().lastSeq());
            till.close();
        }

        private void assertSame(FeedChange change) {
            Fields here = till.find(Tables.PRODUCTS, change.id()).orElseThrow();
            Fields there = Objects.requireNonNull(change.data());
            assertThat(here.text("name")).isEqualTo(there.text("name"));
            assertThat(here.integer("price")).isEqualTo(there.integer("price"));
            assertThat(here.text("_sync_status")).isEqualTo("synced");
        }

        private void assertStock(FeedChange change) {
            Fields level = Objects.requireNonNull(change.data());
            assertThat(till.products().stockOf(level.requiredText("product_id")))
                    .isEqualTo(level.requiredQuantity("quantity"));
        }

        private String product() {
            return "p" + random.nextInt(4);
        }

        private Fields change() {
            return random.nextBoolean()
                    ? Fields.of(Map.of("name", "name " + random.nextInt(100)))
                    : Fields.of(Map.of("price", random.nextInt(1000), "name", "name " + random.nextInt(100)));
        }

        private Sale sale() {
            Fields product = Fields.of(Map.of("id", product(), "name", "P", "price", 100));
            return Sale.of(
                    List.of(SaleItem.of(product, Quantity.ofWhole(1 + random.nextInt(3)))), Payment.of("cash", 300));
        }

        private static TillConfig config() {
            SyncConfig small = SyncConfig.DEFAULT.withSizes(new SyncConfig.Sizes(4, 900_000, 500, 3));
            return TillConfig.defaults().withSync(small).withDurability(Durability.NORMAL);
        }
    }
}
