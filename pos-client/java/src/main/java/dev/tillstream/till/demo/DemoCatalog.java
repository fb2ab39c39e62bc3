package dev.tillstream.till.demo;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.money.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Categories, products and opening stock: the same ids, names and prices on every run. */
final class DemoCatalog {
    static final int PRODUCTS = 2_000;

    private static final long SEED = 2_026;
    private static final int WHOLESALE_EVERY = 5;
    private static final int WHOLESALE_PERCENT = 85;
    private static final int PURCHASE_PERCENT = 62;

    private DemoCatalog() {}

    static Map<String, Fields> categories() {
        Map<String, Fields> categories = new LinkedHashMap<>();
        for (int i = 0; i < DemoCategory.ALL.size(); i++) {
            String name = DemoCategory.ALL.get(i).name();
            categories.put(
                    categoryId(i),
                    Fields.of(Map.of("name", name, "slug", slug(name), "sort_order", i, "is_active", true)));
        }
        return categories;
    }

    static Map<String, Fields> products() {
        Random random = new Random(SEED);
        Map<String, Fields> products = new LinkedHashMap<>();
        for (int i = 0; i < PRODUCTS; i++) {
            products.put(productId(i), product(i, random));
        }
        return products;
    }

    static String productId(int number) {
        return Ids.derived("DEMO", "product", Integer.toString(number));
    }

    /** What a branch begins with; a branch always gets the same. */
    static Quantity openingStock(String branchCode, int number) {
        Random random = new Random(SEED ^ ((long) branchCode.hashCode() << 20) ^ number);
        return Quantity.ofWhole(20 + random.nextInt(180));
    }

    private static Fields product(int number, Random random) {
        int categoryNumber = number % DemoCategory.ALL.size();
        DemoCategory category = DemoCategory.ALL.get(categoryNumber);
        long price = price(category, random);
        Map<String, @Nullable Object> product = new LinkedHashMap<>();
        product.put("name", name(category, number, random));
        product.put("sku", String.format(Locale.ROOT, "D%05d", number));
        product.put("barcode", Ean13.of(number));
        product.put("category_id", categoryId(categoryNumber));
        product.put("category", category.name());
        product.put("price", price);
        product.put("purchase_price", price * PURCHASE_PERCENT / 100);
        product.put("tax_rate", category.taxRate());
        product.put("tax_included", true);
        product.put("is_active", true);
        product.put("allow_retail", true);
        product.put("publication_status", "published");
        product.put("min_stock_level", 5);
        product.put("reorder_level", 10);
        if (category.byWeight()) {
            product.putAll(Map.of("sell_by_weight", true, "weight_unit", "kg", "price_per_weight_unit", price));
        } else if (number % WHOLESALE_EVERY == 0) {
            product.putAll(Map.of(
                    "allow_wholesale",
                    true,
                    "wholesale_price",
                    price * WHOLESALE_PERCENT / 100,
                    "min_wholesale_quantity",
                    12));
        }
        return Fields.of(product);
    }

    /** Prices as shops like them: ending in 9. */
    private static long price(DemoCategory category, Random random) {
        int range = category.dearest() - category.cheapest();
        double low = random.nextDouble() * random.nextDouble();
        return category.cheapest() + Math.round(range * low) / 10 * 10 + (9 - category.cheapest() % 10);
    }

    private static String name(DemoCategory category, int number, Random random) {
        String brand = BRANDS.get(number / DemoCategory.ALL.size() % BRANDS.size());
        return brand + " " + pick(category.kinds(), random) + " " + pick(category.goods(), random) + " "
                + pick(category.sizes(), random);
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String categoryId(int number) {
        return Ids.derived("DEMO", "category", Integer.toString(number));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static final List<String> BRANDS = List.of(
            "Alderhof",
            "Brightwell",
            "Casa Lino",
            "Dorfgold",
            "Evermoor",
            "Fennbach",
            "Grünau",
            "Hillcrest",
            "Isarland",
            "Juno",
            "Kornblume",
            "Lindeneck",
            "Marisol",
            "Nordkap",
            "Olmhof",
            "Primavera",
            "Quellental",
            "Rosenau",
            "Sonnfeld",
            "Tannberg",
            "Ulmenhof",
            "Vallore",
            "Weidental",
            "Zeitlos");
}
