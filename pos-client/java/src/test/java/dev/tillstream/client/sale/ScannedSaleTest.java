package dev.tillstream.client.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.catalog.Variants;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.barcode.Scan;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B-14 at the till: what is scanned is found in its own file, and sold as the code says. */
class ScannedSaleTest {
    private static final String HAM_OF_1234_GRAMS = "2104217012349";
    private static final String HAM_FOR_5_10 = "2004217005108";
    private static final String COLA_BOX = "15000000000019";

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();

    @SuppressWarnings("NullAway.Init")
    private Till till;

    @BeforeEach
    void open() {
        till = Till.open(folder.resolve("till.sqlite"), TillConfig.defaults());
        till.enroll(gateway.url(), FakeGateway.KEY, "T1");
        put("ham", Map.of("name", "Ham", "sku", "04217", "sell_by_weight", true, "price_per_weight_unit", 1_999));
        put("cola", Map.of("name", "Cola", "box_barcode", COLA_BOX, "units_per_box", 12, "box_price", 1_300));
        put("shirt", Map.of("name", "Shirt", "sku", "SH", "price", 2_500, "use_variant_prices", true));
        till.editing().upsert(Tables.PRODUCT_COLORS, "red", variant("Red", null, "abc-red", 2_700));
        till.editing().upsert(Tables.PRODUCT_COLORS, "blue", variant("Blue", null, null, null));
        till.editing().upsert(Tables.PRODUCT_SIZES, "red-l", variant("L", "red", "4000000012221", 2_900));
        till.editing().upsert(Tables.PRODUCT_SIZES, "xl", variant("XL", null, null, null));
    }

    @AfterEach
    void close() {
        till.close();
        gateway.close();
    }

    @Test
    void weightAndPriceLabelsAndBoxes() {
        till.editing()
                .upsert(
                        Tables.PROMOTIONS,
                        "half",
                        Fields.of(Map.of(
                                "name", "half", "kind", "percent", "percent", 5_000, "product_ids", List.of("ham"))));
        Fields order = sell(HAM_OF_1234_GRAMS, HAM_FOR_5_10, COLA_BOX);

        List<Fields> items = order.rows("items");
        assertThat(items.get(0).requiredQuantity("quantity")).isEqualTo(quantity("1.234"));
        assertThat(items.get(0).integer("total_price")).isEqualTo(1_233);
        assertThat(items.get(1).integer("total_price")).isEqualTo(510);
        assertThat(items.get(1).integer("discount")).isZero();
        assertThat(items.get(1).requiredQuantity("weight_sold")).isEqualTo(quantity("0.255"));
        assertThat(items.get(2).text("selling_unit_type")).isEqualTo("box");
        assertThat(items.get(2).integer("total_price")).isEqualTo(1_300);
        assertThat(till.products().stockOf("ham")).isEqualTo(quantity("-1.489"));
        assertThat(till.products().stockOf("cola")).isEqualTo(Quantity.ofWhole(-12));
        till.refund(RefundRules.ofAll(order, "cash"));
        assertThat(till.products().stockOf("ham")).isEqualTo(Quantity.ZERO);
        assertThat(till.products().stockOf("cola")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void labelsAreNotMultiplied() {
        assertThatThrownBy(() -> Choice.of(found(HAM_FOR_5_10), Quantity.ofWhole(2), null, Variants.Variant.NONE))
                .hasMessageContaining("stands in the code of Ham already");
    }

    /** B-14: the branch's own layouts before the chain's, as soon as they were pulled. */
    @Test
    void settingsSayWhatAPrefixMeans() {
        assertThat(found(HAM_OF_1234_GRAMS).printedPrice()).isNull();
        layouts("chain", null);
        till.engine().pull(SyncListener.SILENT);
        assertThat(found(HAM_OF_1234_GRAMS).printedPrice()).isEqualTo(1_234);
        layouts("own", FakeGateway.DEVICE.branchId());
        till.engine().pull(SyncListener.SILENT);
        assertThat(till.products().scan(HAM_OF_1234_GRAMS)).isEqualTo(new Scan.Refused(Scan.Reason.UNKNOWN));
        assertThat(till.products().scan("2104217012340")).isEqualTo(new Scan.Refused(Scan.Reason.WRONG_CHECK_DIGIT));
    }

    /** S1-33, S1-45: a variant by its own code, or by what people call it. */
    @Test
    void variantsAreSoldAtTheirPrices() {
        Fields order = sell("4000000012221", "ABC-RED");
        assertThat(order.rows("items"))
                .extracting(item -> item.integer("unit_price"))
                .containsExactly(2_900L, 2_700L);
        assertThat(order.rows("items").get(0).text("variant_display_name")).isEqualTo("Red / L");
        assertThat(order.rows("items").get(0).text("color_id")).isEqualTo("red");
        Fields shirt = till.find(Tables.PRODUCTS, "shirt").orElseThrow();
        assertThat(till.variants().find(shirt, "blue", "xl").names().text("variant_display_name"))
                .isEqualTo("Blue / XL");
        assertThat(till.variants().find(shirt, null, "l").choice().colorId()).isEqualTo("red");
        assertThatThrownBy(() -> till.variants().find(shirt, "blue", "L"))
                .hasMessage("Shirt doesn't come in 'L', but in: XL");
        assertThatThrownBy(() -> till.variants().find(shirt, "green", null)).hasMessageContaining("Blue, Red");
    }

    private Fields sell(String... codes) {
        List<Choice> choices =
                Stream.of(codes).map(this::found).map(this::choice).toList();
        return till.sell(
                new Cart(till.prices().priceAll(choices), 0, Fields.NONE).paidBy(List.of(Payment.of("cash", 10_000))));
    }

    private Choice choice(Scan.Found found) {
        return Choice.of(found, null, null, till.variants().find(found.product(), found.colorId(), found.sizeId()));
    }

    private Scan.Found found(String code) {
        return (Scan.Found) till.products().scan(code);
    }

    private void layouts(String id, @Nullable String branch) {
        List<Object> layouts = branch == null ? List.of(Map.of("prefix", "21", "kind", "price")) : List.of();
        Fields settings = Fields.of(Map.of("settings", Map.of("scale_barcodes", layouts)));
        gateway.server.put(Tables.POS_SETTINGS, FakeGateway.DEVICE, id, settings.with("for_branch_id", branch));
    }

    private void put(String id, Map<String, Object> product) {
        till.editing().upsert(Tables.PRODUCTS, id, Fields.of(product));
    }

    private static Fields variant(
            String name, @Nullable String color, @Nullable String barcode, @Nullable Integer price) {
        return Fields.of(Map.of("product_id", "shirt", "name", name))
                .with("color_id", color)
                .with("barcode", barcode)
                .with("price", price);
    }

    private static Quantity quantity(String decimal) {
        return Quantity.of(new BigDecimal(decimal));
    }
}
