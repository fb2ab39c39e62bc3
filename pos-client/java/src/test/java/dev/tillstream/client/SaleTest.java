package dev.tillstream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.store.TillInUseException;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.client.sync.SyncReport;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaleTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void saleIsWrittenWholeBeforeAnyNetworkIsNeeded() {
        try (Till till = open("till")) {
            stock(till);
            Fields order = till.sell(sale("2"));

            assertThat(order.text("offline_reference")).isEqualTo("TILL-20261121-001");
            assertThat(order.integer("total")).isEqualTo(398);
            assertThat(order.integer("tax")).isEqualTo(26);
            Fields stored = till.find(Tables.ORDERS, order.requiredText("id")).orElseThrow();
            assertThat(stored.rows("items")).hasSize(1);
            assertThat(stored.rows("items").get(0).requiredQuantity("quantity")).isEqualTo(Quantity.ofWhole(2));
            assertThat(stored.rows("items").get(0).text("order_id")).isEqualTo(order.text("id"));
            assertThat(stored.rows("payments").get(0).integer("change_given")).isEqualTo(602);
            assertThat(stored.text("_sync_status")).isEqualTo("pending");
            assertThat(till.products().stockOf("milk")).isEqualTo(Quantity.ofWhole(-2));
            assertThat(till.openOperations())
                    .extracting(entry -> entry.type())
                    .containsExactly("products.upsert", "orders.create");
            assertThat(till.openOperations()).extracting(entry -> entry.seq()).containsExactly(1L, 2L);
            assertThat(till.openOperations().get(1).payload()).doesNotContain("\"_");
        }
    }

    @Test
    void numbersHaveNoGapsAndBeginAnewEachDay() {
        try (Till till = open("till")) {
            stock(till);
            till.sell(sale("1"));
            assertThatThrownBy(() -> till.sell(sale("1").withDiscount(1_000_000)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(till.sell(sale("1")).text("offline_reference")).isEqualTo("TILL-20261121-002");
        }
        TillConfig tomorrow = config().withClock(InstantSource.fixed(NOON.plus(Duration.ofDays(1))));
        try (Till till = Till.open(folder.resolve("till.sqlite"), tomorrow)) {
            assertThat(till.sell(sale("1")).text("offline_reference")).isEqualTo("TILL-20261122-001");
        }
        try (Till till = open("till")) {
            assertThat(till.sell(sale("1")).text("offline_reference")).isEqualTo("TILL-20261121-003");
        }
    }

    @Test
    void saleComesBackFromTheServerWithItsNumbers() {
        try (FakeGateway gateway = new FakeGateway();
                Till till = open("till")) {
            till.enroll(gateway.url(), FakeGateway.KEY, "T1");
            stock(till);
            Fields order = till.sell(sale("3"));
            SyncReport report = till.engine().sync(Duration.ofSeconds(10), SyncListener.SILENT);

            assertThat(report.isComplete()).isTrue();
            Fields stored = till.find(Tables.ORDERS, order.requiredText("id")).orElseThrow();
            assertThat(stored.integer("global_order_number")).isEqualTo(1);
            assertThat(stored.text("transaction_code")).isEqualTo("TRX-1");
            assertThat(stored.text("_sync_status")).isEqualTo("synced");
            assertThat(stored.rows("items")).hasSize(1);
            assertThat(till.products().stockOf("milk")).isEqualTo(Quantity.ofWhole(-3));
            assertThat(till.openOperations()).isEmpty();
            assertThat(till.engine().diverged()).contains(List.of());
        }
    }

    @Test
    void voidReturnsGoodsToTheShelves() {
        try (FakeGateway gateway = new FakeGateway();
                Till till = open("till")) {
            till.enroll(gateway.url(), FakeGateway.KEY, "T1");
            stock(till);
            Fields order = till.sell(sale("3"));
            till.voidSale(order.requiredText("id"), "wrong item");
            assertThat(till.products().stockOf("milk")).isEqualTo(Quantity.ZERO);
            assertThatThrownBy(() -> till.voidSale(order.requiredText("id"), "again"))
                    .isInstanceOf(IllegalArgumentException.class);

            till.engine().sync(Duration.ofSeconds(10), SyncListener.SILENT);
            Fields stored = till.find(Tables.ORDERS, order.requiredText("id")).orElseThrow();
            assertThat(stored.text("status")).isEqualTo("cancelled");
            assertThat(stored.rows("items")).hasSize(1);
            assertThat(till.products().stockOf("milk")).isEqualTo(Quantity.ZERO);
        }
    }

    @Test
    void splitTenderGivesChangeFromTheLastPayment() {
        try (Till till = open("till")) {
            stock(till);
            Fields order = till.sell(
                    Sale.of(List.of(milk(till, "1")), Payment.of("card", 100)).and(Payment.of("cash", 200)));
            assertThat(order.text("payment_method")).isEqualTo("mixed");
            assertThat(order.rows("payments").get(1).integer("amount")).isEqualTo(99);
            assertThat(order.rows("payments").get(1).integer("change_given")).isEqualTo(101);
            assertThat(order.text("payment_status")).isEqualTo("paid");
            Fields partly = till.sell(Sale.of(List.of(milk(till, "1")), Payment.of("cash", 50)));
            assertThat(partly.text("payment_status")).isEqualTo("partial");
            assertThat(partly.integer("remaining_amount")).isEqualTo(149);
        }
    }

    @Test
    void secondOpeningOfTheSameFileIsRefused() {
        try (Till till = open("till")) {
            assertThat(till.status().outbox().open()).isZero();
            assertThatThrownBy(() -> open("till"))
                    .isInstanceOf(TillInUseException.class)
                    .hasMessageContaining("in use by another program");
        }
    }

    private Till open(String name) {
        return Till.open(folder.resolve(name + ".sqlite"), config());
    }

    private static TillConfig config() {
        return TillConfig.defaults().withClock(InstantSource.fixed(NOON)).withZone(ZoneOffset.UTC);
    }

    private static void stock(Till till) {
        till.editing()
                .upsert(
                        Tables.PRODUCTS,
                        "milk",
                        Fields.of(
                                Map.of("name", "Milk 1 l", "barcode", "4000000000006", "price", 199, "tax_rate", 700)));
    }

    private static SaleItem milk(Till till, String quantity) {
        Fields product = till.products().byCode("4000000000006").orElseThrow();
        return SaleItem.of(product, Quantity.of(new BigDecimal(quantity)));
    }

    private static Sale sale(String quantity) {
        Fields product = Fields.of(Map.of("id", "milk", "name", "Milk 1 l", "price", 199, "tax_rate", 700));
        return Sale.of(List.of(SaleItem.of(product, Quantity.of(new BigDecimal(quantity)))), Payment.of("cash", 1_000));
    }
}
