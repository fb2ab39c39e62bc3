package dev.tillstream.till.demo;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.till.demo.DemoFile.DemoStaff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a shop has beside its goods: people, settings, customers, variants, a price list and a promotion. */
final class DemoShop {
    private static final int SHIRT_CENTS = 1_990;
    private static final int METER_CENTS = 249;
    private static final int BOTTLE_CENTS = 79;
    private static final int BOX_CENTS = 849;
    private static final int CHARGER_CENTS = 3_490;
    private static final int DROPS_CENTS = 695;
    private static final int FULL_TAX = 1_900;

    private DemoShop() {}

    /** All of it by table; records that others name come first. */
    static Map<Table, Map<String, Fields>> records(DemoFile demo) {
        Map<Table, Map<String, Fields>> records = new LinkedHashMap<>();
        records.put(Tables.PRODUCT_CATEGORIES, DemoCatalog.categories());
        records.put(Tables.STAFF, staff(demo.staff()));
        records.put(Tables.POS_SETTINGS, Map.of(id("settings"), Fields.of(settings())));
        records.put(Tables.ORGANIZATION_SETTINGS, Map.of(demo.organizationId(), Fields.of(rules())));
        records.put(
                Tables.EXPENSE_CATEGORIES,
                named("expense", List.of("Cleaning", "Office", "Postage", "Refreshments", "Repairs")));
        records.put(Tables.CUSTOMERS, customers());
        records.put(Tables.PRODUCTS, goods());
        records.put(Tables.PRODUCT_COLORS, colors());
        records.put(Tables.PRODUCT_SIZES, sizes());
        records.put(Tables.PRICE_LISTS, Map.of(id("harbour-prices"), Fields.of(priceList(demo))));
        records.put(Tables.PROMOTIONS, Map.of(id("three-for-two"), Fields.of(promotion())));
        return records;
    }

    private static Map<String, Fields> staff(List<DemoStaff> people) {
        return people.stream()
                .collect(Collectors.toMap(
                        DemoStaff::id,
                        person -> Fields.of(Map.of(
                                "name", person.name(),
                                "role", person.role(),
                                "pin_hash", person.pinHash(),
                                "is_active", true)),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "store_name",
                "Demo Stores",
                "receipt_header",
                "The corner shop of your town",
                "receipt_footer",
                "Thank you, and see you soon.\nGoods can be returned within 30 days.",
                "tax_rate",
                FULL_TAX,
                "tax_included",
                true,
                "max_offline_hours",
                168,
                "max_offline_amount",
                5_000_000,
                "max_discount_rate",
                1_000,
                "require_pin",
                true,
                "allow_negative_stock",
                true);
    }

    private static Map<String, Object> rules() {
        return Map.of("tax_rate", FULL_TAX, "tax_included", true, "timezone", "Europe/Berlin", "return_days", 30);
    }

    private static Map<String, Fields> named(String kind, List<String> names) {
        Map<String, Fields> records = new LinkedHashMap<>();
        names.forEach(name -> records.put(id(kind + "-" + name), Fields.of(Map.of("name", name, "is_active", true))));
        return records;
    }

    private static Map<String, Fields> customers() {
        Map<String, Fields> customers = new LinkedHashMap<>();
        List<String> names = List.of(
                "Café Miramar",
                "Hotel Anker",
                "Layla Haddad",
                "Jonas Weber",
                "Siti Rahma",
                "Bistro Nord",
                "Omar Farouk");
        for (String name : names) {
            customers.put(
                    id("customer-" + name),
                    Fields.of(Map.of(
                            "name",
                            name,
                            "code",
                            "C" + (1001 + customers.size()),
                            "phone",
                            "+49 30 555 01" + (10 + customers.size()),
                            "credit_limit",
                            50_000,
                            "is_active",
                            true)));
        }
        return customers;
    }

    /** One of each kind that the catalogue lacks: with variants, by the meter, by the box, with a serial number, in batches. */
    private static Map<String, Fields> goods() {
        return Map.of(
                id("shirt"),
                Fields.of(shirt()),
                id("hose"),
                Fields.of(hose()),
                id("water"),
                Fields.of(water()),
                id("charger"),
                Fields.of(charger()),
                id("drops"),
                Fields.of(drops()));
    }

    private static Map<String, @Nullable Object> shirt() {
        Map<String, @Nullable Object> shirt = product("Nordkap T-Shirt", "SHIRT", DemoCatalog.PRODUCTS, SHIRT_CENTS);
        shirt.putAll(Map.of("has_variants", true, "use_sizes", true, "use_variant_prices", false));
        return shirt;
    }

    private static Map<String, @Nullable Object> hose() {
        Map<String, @Nullable Object> hose =
                product("Garden Hose 13 mm", "HOSE", DemoCatalog.PRODUCTS + 1, METER_CENTS);
        hose.putAll(Map.of("sell_by_meter", true, "price_per_meter", METER_CENTS, "meter_unit", "m"));
        return hose;
    }

    private static Map<String, @Nullable Object> water() {
        Map<String, @Nullable Object> water =
                product("Quellental Spring Water 1 l", "WATER", DemoCatalog.PRODUCTS + 2, BOTTLE_CENTS);
        water.putAll(Map.of(
                "sell_by_box",
                true,
                "units_per_box",
                12,
                "box_price",
                BOX_CENTS,
                "box_barcode",
                Ean13.of(DemoCatalog.PRODUCTS + 3),
                "allow_single_unit_sale",
                true));
        return water;
    }

    private static Map<String, @Nullable Object> charger() {
        Map<String, @Nullable Object> charger =
                product("Voltra Charger 65 W", "CHARGER", DemoCatalog.PRODUCTS + 4, CHARGER_CENTS);
        charger.putAll(Map.of(
                "track_serial_numbers",
                true,
                "require_serial_on_sale",
                true,
                "has_warranty",
                true,
                "warranty_duration_months",
                24));
        return charger;
    }

    private static Map<String, @Nullable Object> drops() {
        Map<String, @Nullable Object> drops =
                product("Salvia Eye Drops 10 ml", "DROPS", DemoCatalog.PRODUCTS + 5, DROPS_CENTS);
        drops.putAll(Map.of("track_batches", true, "track_expiry", true, "expiry_alert_days", 60));
        return drops;
    }

    private static Map<String, @Nullable Object> product(String name, String sku, int number, int price) {
        return new LinkedHashMap<>(Map.of(
                "name",
                name,
                "sku",
                sku,
                "barcode",
                Ean13.of(number),
                "price",
                price,
                "tax_rate",
                FULL_TAX,
                "tax_included",
                true,
                "is_active",
                true,
                "publication_status",
                "published"));
    }

    private static Map<String, Fields> colors() {
        return Map.of(
                id("shirt-black"), variant("Black", Map.of("color_code", "#1f2937", "has_sizes", true)),
                id("shirt-sand"), variant("Sand", Map.of("color_code", "#d6c5a2", "has_sizes", true)),
                id("shirt-sea"), variant("Sea", Map.of("color_code", "#0f766e", "has_sizes", true)));
    }

    private static Map<String, Fields> sizes() {
        Map<String, Fields> sizes = new LinkedHashMap<>();
        List<String> names = List.of("S", "M", "L", "XL");
        for (String name : names) {
            sizes.put(id("shirt-" + name), variant(name, Map.of("sort_order", sizes.size())));
        }
        return sizes;
    }

    private static Fields variant(String name, Map<String, Object> more) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(more);
        fields.put("product_id", id("shirt"));
        fields.put("name", name);
        return Fields.of(fields);
    }

    private static Map<String, Object> priceList(DemoFile demo) {
        return Map.of(
                "name",
                demo.branches().get(0).name() + " prices",
                "branch_ids",
                List.of(demo.branches().get(0).id()),
                "sale_type",
                "retail",
                "priority",
                1,
                "is_active",
                true,
                "prices",
                List.of(Map.of("product_id", id("shirt"), "price", SHIRT_CENTS - 200)));
    }

    private static Map<String, Object> promotion() {
        return Map.of(
                "name",
                "3 for 2: spring water",
                "kind",
                "n_for_m",
                "product_ids",
                List.of(id("water")),
                "buy_quantity",
                3,
                "pay_quantity",
                2,
                "priority",
                1,
                "is_active",
                true);
    }

    static String id(String name) {
        return Ids.derived("DEMO", name);
    }
}
