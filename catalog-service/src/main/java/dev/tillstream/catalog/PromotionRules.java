package dev.tillstream.catalog;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Promotions that every till can evaluate (B-5). */
final class PromotionRules {
    private static final long ALL_OF_IT = 10_000;
    private static final int DAYS = 7;

    private PromotionRules() {}

    static void checkSent(Fields sent) {
        for (String ids : List.of("branch_ids", "product_ids", "category_ids")) {
            ListRules.checkIds(sent, ids);
        }
        ListRules.check(sent, "weekdays", "1 (Monday) to 7 (Sunday)", PromotionRules::isWeekday);
        ListRules.checkRows(sent, "bundle", PromotionRules::checkPart);
        Long percent = sent.integer("percent");
        if (percent != null && percent > ALL_OF_IT) {
            throw new IllegalArgumentException("percent must be at most 10000 basis points, but is " + percent);
        }
    }

    /** Each kind needs its own fields. */
    static void checkResult(Fields result) {
        PriceListRules.checkTimes(result);
        switch (result.requiredText("kind")) {
            case "percent" -> requirePositive(result, "percent");
            case "amount" -> requirePositive(result, "amount");
            case "n_for_m" -> checkGroups(result);
            case "bundle" -> checkBundle(result);
            default ->
                throw new IllegalArgumentException(
                        "kind must be percent, amount, n_for_m or bundle, but is " + result.text("kind"));
        }
    }

    private static void checkGroups(Fields result) {
        requirePositive(result, "buy_quantity");
        long buy = result.requiredInteger("buy_quantity");
        long pay = result.requiredInteger("pay_quantity");
        if (pay >= buy) {
            throw new IllegalArgumentException(
                    "pay_quantity must be less than buy_quantity (" + buy + "), but is " + pay);
        }
    }

    private static void checkBundle(Fields result) {
        result.requiredInteger("bundle_price");
        List<Fields> parts = result.rows("bundle");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("bundle is required for kind bundle");
        }
        Set<String> products = new HashSet<>();
        for (Fields part : parts) {
            if (!products.add(part.requiredText("product_id"))) {
                throw new IllegalArgumentException(
                        "bundle must name each product once, but names " + part.requiredText("product_id") + " twice");
            }
        }
    }

    private static void checkPart(Fields part) {
        part.requiredText("product_id");
        ListRules.checkId(part, "product_id");
        Quantity quantity = Objects.requireNonNullElse(part.quantity("quantity"), Quantity.ofWhole(1));
        if (quantity.thousandths() <= 0 || quantity.thousandths() % 1000 != 0) {
            throw new IllegalArgumentException("quantity must be a whole number above 0, but is " + quantity);
        }
    }

    private static void requirePositive(Fields result, String name) {
        long value = result.requiredInteger(name);
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be greater than 0, but is " + value);
        }
    }

    private static boolean isWeekday(@Nullable Object value) {
        return value instanceof Integer day && day >= 1 && day <= DAYS;
    }
}
