package dev.tillstream.client.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaleLimitsTest {
    private static final Fields TEA = Fields.of(Map.of("id", "tea", "name", "Tea", "price", 1_000));

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private Till till;

    @BeforeEach
    void open() {
        person("max", Map.of("name", "Max", "role", "manager"));
        person("eva", Map.of("name", "Eva", "role", "cashier"));
        person("far", Map.of("name", "Far", "role", "manager", "branch_ids", List.of("branch-9")));
        person("old", Map.of("name", "Old", "role", "owner", "is_active", false));
        till = openTill();
        till.enroll(gateway.url(), FakeGateway.KEY, "T1");
    }

    @AfterEach
    void close() {
        till.close();
        gateway.close();
    }

    /** B-8: the branch's own limit counts, from the last exchange on. */
    @Test
    void refusesBeyondTheHoursAndSellsAgainAfterASync() {
        settings("chain", Map.of("max_offline_hours", 1));
        settings("own", Map.of("max_offline_hours", 8, "for_branch_id", FakeGateway.DEVICE.branchId()));
        sync();
        pass(Duration.ofHours(8));
        sell();
        pass(Duration.ofMinutes(1));
        assertThatThrownBy(this::sell)
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        refused ->
                                assertThat(refused.breaches()).containsExactly(new Breach("max_offline_hours", 8, 8)))
                .hasMessageContaining("max_offline_hours is 8");
        assertThat(till.all(Tables.ORDERS)).hasSize(1);
        sync();
        sell();
        assertThat(till.all(Tables.ORDERS)).hasSize(2);
    }

    /** B-8, R-13: neither a clock that is wound back nor a new start makes the time offline shorter. */
    @Test
    void woundBackClockDoesNotHelp() {
        settings("chain", Map.of("max_offline_hours", 8));
        sync();
        pass(Duration.ofHours(7));
        sell();
        pass(Duration.ofHours(-30));
        sell();
        till.close();
        till = openTill();
        pass(Duration.ofHours(2));
        assertThatThrownBy(this::sell).isInstanceOf(LimitExceededException.class);
        pass(Duration.ofHours(-9));
        assertThatThrownBy(this::sell).isInstanceOf(LimitExceededException.class);
    }

    /** B-8: what the server knows counts no more, and what this sale would add does. */
    @Test
    void amountIsOfSalesThatTheServerMayNotKnow() {
        settings("chain", Map.of("max_offline_amount", 2_500));
        sync();
        pass(Duration.ofMinutes(6));
        sell();
        sell();
        assertThatThrownBy(this::sell)
                .hasMessage("max_offline_amount is 2500, this would be 3000. Sync first, or let a manager override it");
        sync();
        pass(Duration.ofMinutes(6));
        sell();
    }

    /** B-8: discounts that people give; those of promotions don't count. */
    @Test
    void discountHasALimitToo() {
        settings("chain", Map.of("max_discount_rate", 1_000));
        sync();
        till.sell(sale().withDiscount(100));
        assertThatThrownBy(() -> till.sell(sale().withDiscount(101))).hasMessageContaining("max_discount_rate is 1000");
    }

    /** B-8, B-9: a manager of the branch may allow it, and the order says who, when and why. */
    @Test
    void managerOverridesAndIsWrittenDown() {
        settings("chain", Map.of("max_offline_hours", 1, "max_discount_rate", 0));
        sync();
        pass(Duration.ofHours(3));
        for (String other : List.of("eva", "far", "old", "nobody")) {
            assertThatThrownBy(() -> till.sell(sale(), new ManagerOverride(other, "queue")))
                    .hasMessage(other + " is no manager of this branch");
        }
        Sale sale = sale().withDiscount(10).with("metadata", Map.of("table", 4));
        Fields order = till.sell(sale, new ManagerOverride("max", "queue"));

        Fields metadata =
                till.find(Tables.ORDERS, order.requiredText("id")).orElseThrow().object("metadata");
        assertThat(metadata.integer("table")).isEqualTo(4);
        assertThat(metadata.rows("overrides"))
                .extracting(entry -> entry.text("limit"))
                .containsExactly("max_offline_hours", "max_discount_rate");
        assertThat(metadata.rows("overrides").get(0).values())
                .containsEntry("staff_id", "max")
                .containsEntry("staff_name", "Max")
                .containsEntry("at", "2026-11-21T11:00:00.000Z")
                .containsEntry("reason", "queue")
                .containsEntry("allowed", 1)
                .containsEntry("actual", 3);
        assertThat(till.openOperations().get(0).payload()).contains("\"overrides\"");
        assertThatThrownBy(() -> new ManagerOverride("max", " ")).hasMessageContaining("reason");
    }

    @Test
    void withoutLimitsNothingIsRefused() {
        pass(Duration.ofDays(100));
        till.sell(sale().withDiscount(1_000));
    }

    private void sell() {
        till.sell(sale());
    }

    private static Sale sale() {
        return Sale.of(List.of(SaleItem.of(TEA, Quantity.ofWhole(1))), Payment.of("cash", 1_000));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void settings(String id, Map<String, Object> settings) {
        gateway.server.put(Tables.POS_SETTINGS, FakeGateway.DEVICE, id, Fields.of(settings));
    }

    private void person(String id, Map<String, Object> person) {
        gateway.server.put(Tables.STAFF, FakeGateway.DEVICE, id, Fields.of(person));
    }

    private void sync() {
        till.engine().sync(Duration.ofSeconds(20), SyncListener.SILENT);
    }

    private Till openTill() {
        return Till.open(folder.resolve("till.sqlite"), TillConfig.defaults().withClock(() -> now));
    }
}
