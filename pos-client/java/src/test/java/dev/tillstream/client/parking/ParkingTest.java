package dev.tillstream.client.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.FakeServer.Device;
import dev.tillstream.client.sale.Cart;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B-11, with two tills of one branch and one of another. */
class ParkingTest {
    private static final Fields TEA =
            Fields.of(Map.of("id", "tea", "name", "Tea", "price", 250, "tax_rate", 700, "tax_included", true));

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();

    @SuppressWarnings("NullAway.Init")
    private Till first;

    @SuppressWarnings("NullAway.Init")
    private Till second;

    @BeforeEach
    void open() {
        gateway.add("key-2", new Device("device-2", "branch-1"));
        gateway.add("key-3", new Device("device-3", "branch-2"));
        first = till("first", FakeGateway.KEY);
        second = till("second", "key-2");
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        gateway.close();
    }

    @Test
    void anotherTillOfTheBranchSellsWhatWasParked() {
        Cart cart = cart().with("customer_id", "eva").with("notes", "no sugar");
        String id = first.parking().park("table 4", cart).requiredText("id");
        assertThat(second.parking().parked()).isEmpty();
        sync(first);
        sync(second);

        Fields seen = second.parking().parked().get(0);
        assertThat(seen.text("label")).isEqualTo("table 4");
        assertThat(seen.integer("total")).isEqualTo(460);
        assertThat(seen.integer("item_count")).isEqualTo(1);
        Cart resumed = second.parking().resume(id);
        assertThat(second.parking().parked()).isEmpty();
        Fields order = second.sell(resumed.paidBy(List.of(Payment.of("cash", 500))));

        assertThat(order.text("parked_order_id")).isEqualTo(id);
        assertThat(order.text("customer_id")).isEqualTo("eva");
        assertThat(order.text("notes")).isEqualTo("no sugar");
        assertThat(order.integer("total")).isEqualTo(460);
        assertThat(order.rows("items").get(0).text("size_name")).isEqualTo("L");
        sync(second);
        sync(first);
        assertThat(first.parking().parked()).isEmpty();
        assertThat(gateway.server.records(FakeGateway.DEVICE, Tables.PARKED_ORDERS))
                .isEmpty();
        assertThat(first.engine().diverged()).contains(List.of());
    }

    @Test
    void otherBranchesSeeNothing() {
        first.parking().park(null, cart());
        sync(first);
        try (Till elsewhere = till("elsewhere", "key-3")) {
            sync(elsewhere);
            assertThat(elsewhere.parking().parked()).isEmpty();
        }
    }

    /** until the sale is written the cart is parked, and then it is parked no more. */
    @Test
    void saleTakesWhatWasParkedInItsOwnTransaction() {
        String id = first.parking().park("x", cart()).requiredText("id");
        Cart looked = first.parking().look(id);
        assertThat(first.parking().parked()).hasSize(1);
        first.sell(looked.paidBy(List.of(Payment.of("cash", 460))));

        assertThat(first.parking().parked()).isEmpty();
        assertThat(first.openOperations())
                .extracting(OutboxEntry::type)
                .containsExactly("parked_orders.upsert", "orders.create", "parked_orders.delete");
        assertThatThrownBy(() -> first.parking().look(id)).hasMessageContaining("any more");
        sync(first);
        assertThat(first.openOperations()).isEmpty();
        assertThat(first.failedOperations()).isEmpty();
    }

    /** Two tills that don't see each other both sell it; nobody's sale is lost. */
    @Test
    void bothSalesStandWhereTwoTillsResumedIt() {
        String id = first.parking().park("x", cart()).requiredText("id");
        sync(first);
        sync(second);
        for (Till till : List.of(first, second)) {
            till.sell(till.parking().resume(id).paidBy(List.of(Payment.of("cash", 460))));
        }
        sync(first);
        sync(second);

        assertThat(gateway.server.records(FakeGateway.DEVICE, Tables.ORDERS).values())
                .hasSize(2)
                .allMatch(
                        order -> order.data() != null && id.equals(order.data().text("parked_order_id")));
        assertThat(first.failedOperations()).isEmpty();
        assertThat(second.failedOperations()).isEmpty();
    }

    @Test
    void discardedIsGoneEverywhere() {
        String id = first.parking().park("x", cart()).requiredText("id");
        sync(first);
        sync(second);
        second.parking().discard(id);
        sync(second);
        sync(first);
        assertThat(first.parking().parked()).isEmpty();
        assertThat(first.all(Tables.ORDERS)).isEmpty();
    }

    /** Who parks works at the till; a cart that is parked again is another record. */
    @Test
    void parkedAgainItIsAnotherRecord() {
        first.shifts().open("eva", "Eva", 0);
        Fields parked = first.parking().park("x", cart());
        assertThat(parked.text("employee_id")).isEqualTo("eva");
        Fields again = first.parking().park("x", first.parking().resume(parked.requiredText("id")));
        assertThat(again.text("id")).isNotEqualTo(parked.text("id"));
        assertThat(again.object("cart").has("parked_order_id")).isFalse();
        assertThat(first.parking().parked()).hasSize(1);
    }

    private static Cart cart() {
        SaleItem tea = SaleItem.of(TEA, Quantity.ofWhole(2)).with(Fields.of(Map.of("size_name", "L")));
        return new Cart(List.of(tea), 40, Fields.NONE);
    }

    private Till till(String name, String key) {
        Till till = Till.open(folder.resolve(name + ".sqlite"), TillConfig.defaults());
        till.enroll(gateway.url(), key, name);
        return till;
    }

    private static void sync(Till till) {
        assertThat(till.engine()
                        .sync(Duration.ofSeconds(20), SyncListener.SILENT)
                        .isComplete())
                .isTrue();
    }
}
