package dev.tillstream.catalog;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.time.Instant;
import java.util.Set;

/** Price lists that every till can read (B-5). */
final class PriceListRules {
    private static final long MAX_PRICE = 1L << 53;
    private static final Set<String> UNITS = Set.of("piece", "weight", "meter", "box");

    private PriceListRules() {}

    static void checkSent(Fields sent) {
        ListRules.checkIds(sent, "branch_ids");
        ListRules.checkRows(sent, "prices", PriceListRules::checkPrice);
    }

    static void checkResult(Fields result) {
        checkTimes(result);
    }

    /** What is over before it begins was meant otherwise. */
    static void checkTimes(Fields result) {
        Instant start = result.time("starts_at");
        Instant end = result.time("ends_at");
        if (start != null && end != null && !end.isAfter(start)) {
            throw new IllegalArgumentException("ends_at must be after starts_at, but is " + result.text("ends_at"));
        }
    }

    private static void checkPrice(Fields price) {
        price.requiredText("product_id");
        for (String id : Set.of("product_id", "color_id", "size_id")) {
            ListRules.checkId(price, id);
        }
        long amount = price.requiredInteger("price");
        if (amount < 0 || amount > MAX_PRICE) {
            throw new IllegalArgumentException("price must be 0 to 2^53, but is " + amount);
        }
        Quantity minimum = price.quantity("min_quantity");
        if (minimum != null && minimum.thousandths() < 0) {
            throw new IllegalArgumentException("min_quantity must not be negative, but is " + minimum);
        }
        String unit = price.text("selling_unit_type");
        if (unit != null && !UNITS.contains(unit)) {
            throw new IllegalArgumentException("selling_unit_type must be one of " + UNITS + ", but is " + unit);
        }
    }
}
