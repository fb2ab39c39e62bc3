package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.Faults.Fault;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.sync.SyncLoop.Mode;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncLoopTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();
    private Till till;

    @BeforeEach
    void enroll() {
        SyncConfig config = SyncConfig.DEFAULT
                .withIntervals(new SyncConfig.Intervals(SOON, NEVER, Duration.ofSeconds(5), NEVER))
                .withRetries(new SyncConfig.Retries(5, SOON, SOON, Duration.ofSeconds(5), NEVER));
        till = Till.open(folder.resolve("till.sqlite"), TillConfig.defaults().withSync(config));
        till.enroll(gateway.url(), FakeGateway.KEY, "T1");
    }

    @AfterEach
    void close() {
        till.close();
        gateway.close();
    }

    @Test
    void idleTillSyncsAtOnceWhenAsked() {
        try (SyncLoop loop = SyncLoop.start(till.engine(), Mode.POLL, SyncListener.SILENT)) {
            await(() -> till.status().lastPull() != null);
            sell();
            loop.trigger();
            await(() -> till.openOperations().isEmpty());
        }
    }

    @Test
    void runningTillTellsOfItself() {
        try (SyncLoop loop = SyncLoop.start(till.engine(), Mode.POLL, SyncListener.SILENT)) {
            await(() -> !gateway.reports().isEmpty());
            assertThat(loop.isRunning()).isTrue();
        }
    }

    @Test
    void outageIsOvercomeWithoutBeingAsked() {
        gateway.faults.plan("/sync/batch", Fault.LOSE_ANSWER);
        gateway.faults.plan("/sync/batch", Fault.LOSE_REQUEST);
        sell();
        try (SyncLoop loop = SyncLoop.start(till.engine(), Mode.POLL, SyncListener.SILENT)) {
            await(() -> till.openOperations().isEmpty());
            assertThat(loop.isRunning()).isTrue();
            assertThat(gateway.server.appliedOperations()).isEqualTo(1);
            await(() -> till.status().lastError() == null);
        }
    }

    @Test
    void watchingTillSeesChangesOfOthersWithoutARound() {
        try (SyncLoop loop = SyncLoop.start(till.engine(), Mode.WATCH, SyncListener.SILENT)) {
            await(() -> till.status().lastPull() != null);
            gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", Fields.of(Map.of("name", "new")));
            await(() -> till.find(Tables.PRODUCTS, "p").isPresent());
            assertThat(loop.isRunning()).isTrue();
        }
    }

    @Test
    void revokedTillStopsAndKeepsSelling() {
        sell();
        gateway.faults.plan("/sync/batch", Fault.REVOKED);
        try (SyncLoop loop = SyncLoop.start(till.engine(), Mode.POLL, SyncListener.SILENT)) {
            await(() -> !loop.isRunning());
        }
        sell();
        assertThat(till.openOperations()).hasSize(2);
        assertThat(till.status().stopped()).contains("was revoked");
    }

    private void sell() {
        Fields product = Fields.of(Map.of("id", "p", "name", "P", "price", 100));
        till.sell(Sale.of(List.of(SaleItem.of(product, Quantity.ofWhole(1))), Payment.of("cash", 100)));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("came in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
