package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.Faults.Fault;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {
    private static final String PUSH = "/sync/batch";
    private static final String PULL = "/sync/pull";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();
    private Till till;

    @BeforeEach
    void enroll() {
        till = Till.open(folder.resolve("till.sqlite"), config());
        till.enroll(gateway.url(), FakeGateway.KEY, "T1");
    }

    @AfterEach
    void close() {
        till.close();
        gateway.close();
    }

    @Test
    void lostAnswerHasNoSecondEffect() {
        sell(3);
        gateway.faults.plan(PUSH, Fault.LOSE_ANSWER);
        assertThatThrownBy(this::sync).isInstanceOf(GatewayException.Unreachable.class);
        sync();

        assertThat(gateway.server.appliedOperations()).isEqualTo(3);
        assertSettled();
        assertThat(till.products().stockOf("p")).isEqualTo(Quantity.ofWhole(-3));
        assertThat(till.status().outbox().receipts()).isEqualTo(3);
    }

    @Test
    void outagesNeverCountAsAttempts() {
        sell(1);
        for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.RATE_LIMITED, Fault.LOSE_REQUEST)) {
            gateway.faults.plan(PUSH, fault);
            assertThatThrownBy(this::sync).isInstanceOf(GatewayException.Unreachable.class);
            assertThat(till.openOperations()).extracting(OutboxEntry::attempts).containsExactly(0);
        }
        sync();
        assertSettled();
    }

    @Test
    void serverSaysHowLongToWait() {
        sell(1);
        gateway.faults.plan(PUSH, Fault.RATE_LIMITED);
        assertThatThrownBy(this::sync)
                .isInstanceOfSatisfying(
                        GatewayException.Unreachable.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void refusedOperationIsADeadLetterAfterFiveAttemptsAndStopsNobody() {
        Fields bad = sell(1);
        gateway.faults.refuse(operation -> operation.id().equals(bad.text("id")));
        sell(2);
        while (till.failedOperations().isEmpty()) {
            sync();
        }
        OutboxEntry failed = till.failedOperations().get(0);
        assertThat(failed.attempts()).isEqualTo(5);
        assertThat(failed.reason()).isEqualTo("invalid_operation");
        assertThat(failed.lastError()).isEqualTo("refused at the door");
        assertThat(till.openOperations()).hasSize(1);
        assertThat(till.find(Tables.ORDERS, bad.requiredText("id"))).isPresent();

        gateway.faults.refuse(operation -> false);
        assertThat(till.retry(failed.opId())).isTrue();
        sync();
        assertSettled();
        assertThat(gateway.server.appliedOperations()).isEqualTo(3);
    }

    @Test
    void batchThatIsTooLargeIsHalved() {
        gateway.maxBatch(7);
        sell(40);
        sync();
        assertSettled();
        assertThat(gateway.batches()).allMatch(size -> size <= 7);
    }

    @Test
    void stalledAnswersMakePagesSmaller() {
        till.engine().pull(SyncListener.SILENT);
        gateway.faults.plan(PULL, Fault.STALL);
        assertThatThrownBy(() -> till.engine().pull(SyncListener.SILENT))
                .isInstanceOfSatisfying(
                        GatewayException.Unreachable.class,
                        e -> assertThat(e.isStalled()).isTrue());
        till.engine().pull(SyncListener.SILENT);
        assertThat(gateway.pageLimits()).containsExactly(1000, 1000, 500);
    }

    @Test
    void openChangeIsNotOverwrittenAndTheServersVersionIsNotForgotten() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("old", 100));
        sync();
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 200)));
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("new", 100));
        till.engine().pull(SyncListener.SILENT);

        assertThat(product("p").text("name")).isEqualTo("old");
        assertThat(product("p").integer("price")).isEqualTo(200);
        sync();
        assertThat(product("p").text("name")).isEqualTo("new");
        assertThat(product("p").integer("price")).isEqualTo(200);
        assertThat(product("p").text("_sync_status")).isEqualTo("synced");
        assertEqualToServer();
    }

    @Test
    void onlyChangedFieldsTravelWithTheVersionTheyWereChangedOn() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("name", 100));
        sync();
        till.editing().upsert(Tables.PRODUCTS, "p", product("name", 150));
        till.editing().upsert(Tables.PRODUCTS, "p", product("name", 150));

        assertThat(till.openOperations()).hasSize(1);
        assertThat(till.openOperations().get(0).payload()).isEqualTo("{\"price\":150}");
        assertThat(till.openOperations().get(0).baseVersion()).isEqualTo(1);
    }

    @Test
    void secondChangeBuildsOnTheFirstOnesResult() {
        till.editing().upsert(Tables.PRODUCTS, "p", product("first", 100));
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 150)));
        gateway.server.hold(true);
        till.engine().push(SyncListener.SILENT);
        assertThat(gateway.batches()).containsExactly(1);
        gateway.server.hold(false);
        gateway.server.applyAll();
        till.engine().pull(SyncListener.SILENT);
        assertThat(till.openOperations()).extracting(OutboxEntry::baseVersion).containsExactly(1L);
        sync();
        assertThat(product("p").integer("price")).isEqualTo(150);
        assertEqualToServer();
    }

    @Test
    void refusedChangeIsTakenBack() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("name", 100));
        sync();
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 1, "refuse", "too cheap")));
        till.editing().upsert(Tables.PRODUCTS, "q", Fields.of(Map.of("name", "new", "refuse", "not wanted")));
        sync();

        assertThat(product("p").integer("price")).isEqualTo(100);
        assertThat(till.find(Tables.PRODUCTS, "q")).isEmpty();
        assertThat(till.failedOperations())
                .extracting(OutboxEntry::lastError)
                .containsExactly("too cheap", "not wanted");
        assertEqualToServer();
    }

    @Test
    void expiredCursorReloadsInPlaceAndKeepsWhatIsOpen() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "kept", product("kept", 1));
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "gone", product("gone", 1));
        sync();
        Fields order = sell(1);
        gateway.server.purge(Tables.PRODUCTS, FakeGateway.DEVICE, "gone");
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "added", product("added", 1));
        gateway.faults.expireBefore(1_000);
        till.engine().pull(SyncListener.SILENT);

        assertThat(till.find(Tables.PRODUCTS, "gone")).isEmpty();
        assertThat(till.find(Tables.PRODUCTS, "added")).isPresent();
        assertThat(till.openOperations()).hasSize(1);
        assertThat(till.find(Tables.ORDERS, order.requiredText("id"))).isPresent();
        gateway.faults.expireBefore(0);
        sync();
        assertSettled();
        assertEqualToServer();
    }

    @Test
    void divergedTableIsRepairedAlone() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "a", product("a", 1));
        gateway.server.put(Tables.CUSTOMERS, FakeGateway.DEVICE, "c", Fields.of(Map.of("name", "Ada")));
        sync();
        gateway.server.purge(Tables.PRODUCTS, FakeGateway.DEVICE, "a");
        assertThat(till.engine().diverged().orElseThrow()).hasSize(1);
        assertThat(till.engine().checkAndRepair(SyncListener.SILENT)).containsExactly("products");
        assertThat(till.find(Tables.PRODUCTS, "a")).isEmpty();
        assertThat(till.find(Tables.CUSTOMERS, "c")).isPresent();
        assertThat(till.status().lastDigest()).isEqualTo("repaired products");
        assertEqualToServer();
    }

    @Test
    void tombstoneDeletes() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "a", product("a", 1));
        sync();
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "a", null);
        sync();
        assertThat(till.find(Tables.PRODUCTS, "a")).isEmpty();
        assertEqualToServer();
    }

    @Test
    void revokedTillKeepsEverythingAndSaysSo() {
        sell(1);
        gateway.faults.plan(PUSH, Fault.REVOKED);
        assertThatThrownBy(this::sync).isInstanceOf(GatewayException.Refused.class);
        assertThat(till.status().stopped()).contains("was revoked");
        assertThat(till.openOperations()).hasSize(1);
        assertThat(sell(1).text("offline_reference")).endsWith("-002");
    }

    @Test
    void reinstalledTillNeverReusesItsNumbers() {
        String first = sell(1).requiredText("offline_reference");
        sync();
        try (Till again = Till.open(folder.resolve("again.sqlite"), config())) {
            again.enroll(gateway.url(), FakeGateway.KEY, "T1");
            again.engine().pull(SyncListener.SILENT);
            Fields order = again.sell(sale());
            assertThat(order.text("offline_reference")).isNotEqualTo(first).startsWith("T1.");
            assertThat(again.openOperations().get(0).seq()).isEqualTo(1);
            assertThat(again.openOperations().get(0).epoch()).isGreaterThan(1);
        }
    }

    @Test
    void fieldsWithoutAColumnComeBackAsTheyWere() {
        Fields sent = product("pills", 500).with("active_ingredient", "x").with("allergens", List.of("nuts"));
        till.editing().upsert(Tables.PRODUCTS, "p", sent);
        assertThat(product("p").text("active_ingredient")).isEqualTo("x");
        sync();
        assertThat(product("p").value("allergens")).isEqualTo(List.of("nuts"));
        assertThat(Json.write(gateway.server.records(FakeGateway.DEVICE, Tables.PRODUCTS)))
                .contains("\"active_ingredient\":\"x\"");
    }

    private Fields sell(int count) {
        Fields last = Fields.NONE;
        for (int i = 0; i < count; i++) {
            last = till.sell(sale());
        }
        return last;
    }

    private static Sale sale() {
        Fields product = Fields.of(Map.of("id", "p", "name", "P", "price", 199));
        return Sale.of(List.of(SaleItem.of(product, Quantity.ofWhole(1))), Payment.of("cash", 199));
    }

    private static Fields product(String name, int price) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("price", price);
        return Fields.of(fields);
    }

    private Fields product(String id) {
        return till.find(Tables.PRODUCTS, id).orElseThrow();
    }

    private SyncReport sync() {
        return till.engine().sync(LIMIT, SyncListener.SILENT);
    }

    private void assertSettled() {
        assertThat(till.openOperations()).isEmpty();
    }

    private void assertEqualToServer() {
        assertThat(till.engine().diverged()).contains(List.of());
    }

    private TillConfig config() {
        SyncConfig fast = SyncConfig.DEFAULT.withRetries(new SyncConfig.Retries(
                5, Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMinutes(10)));
        return TillConfig.defaults().withSync(fast);
    }
}
