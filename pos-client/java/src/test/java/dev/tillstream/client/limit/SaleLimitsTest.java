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
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "tea", TEA);
        gateway.server.put(
                Tables.PRODUCTS,
                FakeGateway.DEVICE,
                "charger",
                Fields.of(Map.of("name", "Charger", "price", 2_000, "require_serial_on_sale", true)));
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

    /** S1-95: by the server's last word and what this till sold since; others' sales it can't know. */
    @Test
    void goodsThatAreNotThereNeedAManager() {
        settings("chain", Map.of("allow_negative_stock", false));
        level("tea", 3);
        sync();
        sell();
        assertThatThrownBy(() -> till.sell(sale(1, 2)))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        refused -> assertThat(refused.goods())
                                .containsExactly(new GoodsBreach(
                                        GoodsBreach.STOCK, Quantity.ofWhole(2), Quantity.ofWhole(3), "tea", "Tea")))
                .hasMessageContaining("there are 2 of Tea, this would sell 3");
        assertThat(till.all(Tables.ORDERS)).hasSize(1);

        Fields order = till.sell(sale(1, 2), new ManagerOverride("max", "they hold it"));
        assertThat(order.object("metadata").rows("overrides").get(0).values())
                .containsEntry("limit", "allow_negative_stock")
                .containsEntry("product_id", "tea")
                .containsEntry("name", "Tea")
                .containsEntry("staff_name", "Max");
        assertThat(till.openOperations()).hasSize(2);
        assertThatThrownBy(this::sell).hasMessageContaining("there are -1 of Tea");
    }

    /** S1-35, S1-95: shelves count what is in a box. */
    @Test
    void boxesTakeTheirUnits() {
        settings("chain", Map.of("allow_negative_stock", false));
        level("tea", 12);
        sync();
        SaleItem box = SaleItem.of(TEA, Quantity.ofWhole(1))
                .with(Fields.of(Map.of("selling_unit_type", "box", "boxes_sold", 1, "units_per_box", 12)));
        till.sell(Sale.of(List.of(box), Payment.of("cash", 1_000)));
        assertThatThrownBy(this::sell).hasMessageContaining("there are 0 of Tea, this would sell 1");
    }

    @Test
    void stockStopsNobodyWhereItIsUnknownOrMayBeBelowZero() {
        settings("chain", Map.of("allow_negative_stock", false));
        sync();
        sell();
        settings("own", Map.of("allow_negative_stock", true, "for_branch_id", FakeGateway.DEVICE.branchId()));
        level("tea", 0);
        sync();
        sell();
    }

    /** S1-49: one for each piece, each once over the whole sale, whatever the settings are. */
    @Test
    void piecesNeedTheirSerialNumbers() {
        sync();
        assertThatThrownBy(() -> till.sell(chargers(List.of(), List.of())))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        refused -> assertThat(refused.goods())
                                .containsExactly(new GoodsBreach(
                                        GoodsBreach.SERIALS, Quantity.ofWhole(2), Quantity.ZERO, "charger", "Charger")))
                .hasMessageContaining("Charger needs 2 serial numbers, 0 are given");
        assertThatThrownBy(() -> till.sell(chargers(List.of("A"), List.of("A"))))
                .hasMessageContaining("1 are given");
        assertThatThrownBy(() -> till.sell(chargers(List.of("A"), List.of(" "))))
                .hasMessageContaining("1 are given");
        till.sell(chargers(List.of("A"), List.of("B")));
        till.sell(chargers(List.of("A", "B"), List.of()));
        Fields order = till.sell(chargers(List.of(), List.of()), new ManagerOverride("max", "worn off"));
        assertThat(order.object("metadata").rows("overrides").get(0).text("limit"))
                .isEqualTo("require_serial_on_sale");
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

    /** Lines of tea. */
    private static Sale sale(int... quantities) {
        List<SaleItem> items = Arrays.stream(quantities)
                .mapToObj(quantity -> SaleItem.of(TEA, Quantity.ofWhole(quantity)))
                .toList();
        return Sale.of(items, Payment.of("cash", 10_000));
    }

    /** Two lines of one charger each, with these numbers. */
    private static Sale chargers(List<String> first, List<String> second) {
        Fields charger = Fields.of(Map.of("id", "charger", "name", "Charger", "price", 2_000));
        List<SaleItem> items = Stream.of(first, second)
                .map(numbers ->
                        SaleItem.of(charger, Quantity.ofWhole(1)).with(Fields.of(Map.of("serial_numbers", numbers))))
                .toList();
        return Sale.of(items, Payment.of("cash", 4_000));
    }

    private void level(String product, int quantity) {
        String branch = FakeGateway.DEVICE.branchId();
        gateway.server.put(
                Tables.STOCK_LEVELS,
                FakeGateway.DEVICE,
                Ids.derived(branch, product),
                Fields.of(Map.of("branch_id", branch, "product_id", product, "quantity", quantity)));
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
