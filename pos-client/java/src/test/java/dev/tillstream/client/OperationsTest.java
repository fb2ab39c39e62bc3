package dev.tillstream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.Samples;
import dev.tillstream.client.record.Goods;
import dev.tillstream.client.record.Recording;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.RefundRules;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.staff.Pin;
import dev.tillstream.client.store.FiscalDocuments.Document;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.fiscal.FiscalHash;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.pricing.CartLine;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();

    @SuppressWarnings("NullAway.Init")
    private Till till;

    @BeforeEach
    void open() {
        till = Till.open(folder.resolve("till.sqlite"), config());
        till.enroll(gateway.url(), FakeGateway.KEY, "T1");
    }

    @AfterEach
    void close() {
        till.close();
        gateway.close();
    }

    /** S1-13: every verb that a client may push is recorded, sent and settled. */
    @Test
    void everyVerbOfEveryTableReachesTheServer() {
        for (OperationType type : Samples.verbs()) {
            Samples.Operation sample = Samples.of(type);
            till.recording().record(type.name(), sample.id(), sample.payload());
        }
        sync();
        assertThat(till.openOperations()).isEmpty();
        assertThat(till.failedOperations()).isEmpty();
    }

    /** B-3: sales, voids, returns and closed shifts are linked without a hole; an aborted one leaves none. */
    @Test
    void documentsFormAChain() {
        stock("milk", 199);
        Fields order = till.sell(sale(2));
        till.shifts().open("e1", "Eva", 5_000);
        till.refund(RefundRules.ofAll(order, "cash"));
        Fields second = till.sell(sale(1));
        assertThatThrownBy(() -> till.sell(sale(1).withDiscount(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class);
        till.voidSale(second.requiredText("id"), "mistake");
        till.shifts().close(Map.of("cash", 4_602L));

        List<Document> chain = till.documents();
        assertThat(chain)
                .extracting(Document::kind)
                .containsExactly(
                        "orders.create", "returns.create", "orders.create", "orders.void", "staff_work_sessions.close");
        String previous = FiscalHash.GENESIS;
        for (int i = 0; i < chain.size(); i++) {
            assertThat(chain.get(i).seq()).isEqualTo(i + 1);
            assertThat(chain.get(i).previousHash()).isEqualTo(previous);
            assertThat(chain.get(i).hash()).isEqualTo(chain.get(i).computedHash());
            previous = chain.get(i).hash();
        }
        assertThat(till.openOperations().get(1).payload())
                .contains("\"document_seq\":1")
                .contains("\"document_hash\":\"" + chain.get(0).hash() + "\"");
    }

    /** B-3, S2-22: a till that lost its file goes on with the chain that the server has. */
    @Test
    void chainGoesOnAfterTheFileWasLost() {
        stock("milk", 199);
        till.sell(sale(1));
        till.sell(sale(2));
        sync();
        try (Till again = Till.open(folder.resolve("again.sqlite"), config())) {
            again.enroll(gateway.url(), FakeGateway.KEY, "T1");
            again.engine().pull(SyncListener.SILENT);
            again.sell(sale(3));

            assertThat(again.documents()).extracting(Document::seq).containsExactly(2L, 3L);
            assertThat(again.documents().get(1).previousHash())
                    .isEqualTo(till.documents().get(1).hash());
            assertThat(again.firstBreakInChain()).isEmpty();
            assertThat(till.firstBreakInChain()).isEmpty();
        }
    }

    /** B-1: what happens while a shift is open belongs to it, and its report needs no network. */
    @Test
    void shiftCountsItsOwnMoney() {
        stock("milk", 199);
        till.sell(sale(5));
        till.shifts().open("e1", "Eva", 5_000);
        Fields order = till.sell(sale(3));
        till.sell(Sale.of(List.of(item(2)), Payment.of("card", 398)));
        till.refund(RefundRules.of(
                order, Map.of(order.rows("items").get(0).requiredText("id"), Quantity.ofWhole(1)), "cash"));
        till.pay(Fields.of(Map.of("customer_id", "c", "payment_method", "cash", "amount", 1_000)));
        till.recording().create("expenses.upsert", Fields.of(Map.of("amount", 300, "payment_method", "cash")));
        till.shifts().cashIn(2_000, "change");
        till.shifts().cashOut(500, "bank");
        assertThatThrownBy(() -> till.shifts().open("e2", "Udo", 0)).hasMessageContaining("close it first");

        Fields x = till.shifts().report();
        assertThat(x.integer("sales_count")).isEqualTo(2);
        assertThat(x.object("sales").values()).isEqualTo(Map.of("card", 398L, "cash", 597L));
        assertThat(x.integer("expected_cash")).isEqualTo(5_000 + 597 - 199 + 1_000 - 300 + 2_000 - 500);
        Fields z = till.shifts().close(Map.of("cash", 7_500L, "card", 398L));
        assertThat(z.text("status")).isEqualTo("closed");
        assertThat(z.object("differences").values()).isEqualTo(Map.of("cash", -98L, "card", 0L));
        assertThat(till.shifts().current()).isEmpty();
        assertThat(till.sell(sale(1)).has("staff_work_session_id")).isFalse();
    }

    /** B-7: a return gives what was paid, discounts included, and puts the goods back, unless they are broken. */
    @Test
    void returnGivesWhatWasPaid() {
        stock("milk", 199);
        Fields order =
                till.sell(Sale.of(List.of(item(3)), Payment.of("cash", 1_000)).withDiscount(97));
        Fields returned = till.refund(RefundRules.ofAll(order, "cash"));

        assertThat(returned.integer("total")).isEqualTo(order.integer("total"));
        assertThat(returned.text("original_offline_reference")).isEqualTo(order.text("offline_reference"));
        assertThat(returned.text("offline_reference")).isEqualTo("T1-20261121-002");
        assertThat(till.products().stockOf("milk")).isEqualTo(Quantity.ZERO);
        Fields stored = till.find(Tables.RETURNS, returned.requiredText("id")).orElseThrow();
        assertThat(stored.rows("items")).hasSize(1);
        assertThat(stored.rows("payments").get(0).text("kind")).isEqualTo("refund");
        String line = order.rows("items").get(0).requiredText("id");
        assertThatThrownBy(() -> RefundRules.of(order, Map.of(line, Quantity.ofWhole(4)), "cash"))
                .hasMessageContaining("has no 4 of line");
    }

    /** B-12: what this branch loses, sends and receives moves its shelves at once. */
    @Test
    void goodsMoveTheShelves() {
        Goods goods = till.goods();
        goods.lose(List.of(Goods.Item.of("milk", Quantity.ofWhole(2))), "damage", "fell");
        Fields purchase = goods.purchase("s1", List.of(Goods.Item.of("milk", Quantity.ofWhole(10), 120)));
        assertThat(purchase.integer("total")).isEqualTo(1_200);
        goods.receivePurchase(purchase.requiredText("id"), List.of(Goods.Item.of("milk", Quantity.ofWhole(9), 120)));
        goods.transfer(null, "branch-2", List.of(Goods.Item.of("milk", Quantity.ofWhole(3))));
        goods.count(List.of(Goods.Item.of("milk", Quantity.ofWhole(4))));
        assertThat(till.products().stockOf("milk")).isEqualTo(Quantity.ofWhole(4));
        sync();
        assertThat(till.openOperations()).isEmpty();
    }

    /** B-18: an operation that brings its own key is recorded once. */
    @Test
    void sameKeyIsRecordedOnce() {
        UUID key = UUID.fromString("00000000-0000-7000-8000-000000000001");
        Fields payload = Fields.of(Map.of("product_id", "milk", "change", 5, "reason", "import"));
        List<Recording.Draft> drafts = List.of(new Recording.Draft(key, "stock_movements.adjust", "m1", payload));
        till.recording().recordAll(drafts);
        till.recording().recordAll(drafts);
        assertThat(till.openOperations()).extracting(OutboxEntry::opId).containsExactly(key);
    }

    @Test
    void whatLacksAFieldIsNotQueued() {
        assertThatThrownBy(() -> till.recording().create("losses.create", Fields.NONE))
                .hasMessage("items is required for losses.create");
        assertThatThrownBy(() -> till.recording().create("conflicts.resolve", Fields.NONE))
                .hasMessageContaining("can't be pushed");
        assertThatThrownBy(() -> till.recording().create("nothing.create", Fields.NONE))
                .hasMessageContaining("no operation");
        assertThat(till.openOperations()).isEmpty();
    }

    /** B-5: price lists and promotions that were pulled are asked without a network. */
    @Test
    void pricesComeFromListsAndPromotions() {
        stock("milk", 199);
        till.editing()
                .upsert(
                        Tables.PRICE_LISTS,
                        "l",
                        Fields.of(Map.of("name", "l", "prices", List.of(Map.of("product_id", "milk", "price", 150)))));
        till.editing()
                .upsert(
                        Tables.PROMOTIONS,
                        "p",
                        Fields.of(Map.of("name", "p", "kind", "n_for_m", "buy_quantity", 3, "pay_quantity", 2)));
        Fields milk = till.find(Tables.PRODUCTS, "milk").orElseThrow();
        List<SaleItem> items = till.prices().price(List.of(CartLine.of(milk, Quantity.ofWhole(3))));
        Fields order = till.sell(Sale.of(items, Payment.of("cash", 300)));

        assertThat(order.integer("total")).isEqualTo(300);
        assertThat(order.rows("items").get(0).integer("discount")).isEqualTo(150);
        assertThat(order.rows("items").get(0).text("price_list_id")).isEqualTo("l");
        assertThat(order.rows("items").get(0).value("promotion_ids")).isEqualTo(List.of("p"));
    }

    /** S3-7, S3-12, B-9: PINs are checked offline against their hashes; five wrong ones lock. */
    @Test
    void pinsAreCheckedOffline() {
        String hash = Pin.hash("4711", "salt of sixteen b".getBytes(StandardCharsets.UTF_8));
        assertThat(hash).startsWith("pbkdf2-sha256$").doesNotContain("4711");
        till.editing()
                .upsert(Tables.STAFF, "eva", Fields.of(Map.of("name", "Eva", "role", "cashier", "pin_hash", hash)));
        till.editing()
                .upsert(
                        Tables.STAFF,
                        "udo",
                        Fields.of(Map.of(
                                "name", "Udo", "role", "cashier", "pin_hash", hash, "branch_ids", List.of("other"))));
        assertThat(till.pins().check("eva", "4711")).isPresent();
        assertThat(till.pins().check("udo", "4711")).isEmpty();
        assertThat(till.pins().check("eva", "4711")).isPresent();
        for (int i = 0; i < 5; i++) {
            assertThat(till.pins().check("eva", "0000")).isEmpty();
        }
        assertThatThrownBy(() -> till.pins().check("eva", "4711")).hasMessageContaining("locked until");
    }

    private void stock(String id, long price) {
        till.editing().upsert(Tables.PRODUCTS, id, Fields.of(Map.of("name", id, "price", price)));
    }

    private SaleItem item(long pieces) {
        return SaleItem.of(till.find(Tables.PRODUCTS, "milk").orElseThrow(), Quantity.ofWhole(pieces));
    }

    private Sale sale(long pieces) {
        return Sale.of(List.of(item(pieces)), Payment.of("cash", pieces * 199));
    }

    private void sync() {
        assertThat(till.engine()
                        .sync(Duration.ofSeconds(20), SyncListener.SILENT)
                        .isComplete())
                .isTrue();
    }

    private static TillConfig config() {
        return TillConfig.defaults().withClock(InstantSource.fixed(NOON)).withZone(ZoneOffset.UTC);
    }
}
