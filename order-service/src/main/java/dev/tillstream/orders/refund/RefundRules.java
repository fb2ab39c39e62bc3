package dev.tillstream.orders.refund;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.orders.order.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a sale can still be given back, over all branches and devices (B-7, R-15). Pure. A breach is found by whichever
 * return comes last; it happened, so it is a conflict and no refusal.
 */
public final class RefundRules {
    private RefundRules() {}

    /** @param returns all of the sale, this one among them */
    public static Optional<Conflict> check(Order sale, Return made, Collection<Return> returns) {
        List<String> breaches = new ArrayList<>();
        if (sale.isVoid()) {
            breaches.add("order " + sale.number() + " is void");
        }
        quantities(sale, made, returns, breaches);
        amounts(sale, returns, breaches);
        return breaches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Conflict(
                        ConflictType.CONSTRAINT_VIOLATION,
                        Reason.OVER_REFUND,
                        made.fields().with("id", made.record().id()),
                        soldAndReturned(sale, returns),
                        Strategy.KEEP_LOCAL,
                        "More came back than was sold: " + String.join("; ", breaches),
                        Optional.empty()));
    }

    /** Whether nothing of the sale's money is left to give back. */
    public static boolean isRefundedWhole(Order sale, Collection<Return> returns) {
        return returned(returns) >= sale.fields().requiredInteger("total");
    }

    /**
     * What one unit of goods that came back cost, in minor units; null where nobody knows. A sale's line that didn't know
     * its cost is no reason to take another: what it counted without a cost comes back without one.
     *
     * @param average of the product today, for goods whose sale isn't known
     */
    public static @Nullable Long unitCost(Optional<Order> sale, Fields item, @Nullable Long average) {
        return sale.flatMap(order -> lineOf(order, item))
                .map(line -> Optional.ofNullable(line.integer("unit_cost")))
                .orElse(Optional.ofNullable(average))
                .orElse(null);
    }

    /** The line that the goods name, else the first of their product. */
    private static Optional<Fields> lineOf(Order sale, Fields item) {
        List<Fields> lines = sale.fields().rows("items");
        String named = item.text("order_item_id");
        return lines.stream()
                .filter(line -> named != null && named.equals(line.text("id")))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> item.requiredText("product_id").equals(line.text("product_id")))
                        .findFirst());
    }

    private static void quantities(Order sale, Return made, Collection<Return> returns, List<String> breaches) {
        Map<String, Long> sold = new LinkedHashMap<>();
        for (Fields item : sale.fields().rows("items")) {
            sold.merge("line " + item.text("id"), thousandths(item), Long::sum);
            sold.merge("product " + item.text("product_id"), thousandths(item), Long::sum);
        }
        Map<String, Long> back = new LinkedHashMap<>();
        returns.forEach(one -> one.fields().rows("items").forEach(item -> addTo(back, item)));
        Map<String, Long> now = new LinkedHashMap<>();
        made.fields().rows("items").forEach(item -> addTo(now, item));
        for (String what : now.keySet()) {
            long most = sold.getOrDefault(what, 0L);
            long all = back.getOrDefault(what, 0L);
            if (all > most) {
                breaches.add(what + ": " + new Quantity(all) + " of " + new Quantity(most));
            }
        }
    }

    private static void amounts(Order sale, Collection<Return> returns, List<String> breaches) {
        long total = sale.fields().requiredInteger("total");
        long back = returned(returns);
        if (back > total) {
            breaches.add("amount: " + back + " of " + total);
        }
        Map<String, Long> paid = new LinkedHashMap<>();
        sale.fields().rows("items").forEach(item -> paid.put(item.requiredText("id"), priceOf(item)));
        Map<String, Long> refunded = new LinkedHashMap<>();
        for (Return one : returns) {
            one.fields().rows("items").stream()
                    .filter(item -> item.text("order_item_id") != null)
                    .forEach(item -> refunded.merge(item.requiredText("order_item_id"), priceOf(item), Long::sum));
        }
        refunded.forEach((line, amount) -> {
            if (paid.containsKey(line) && amount > paid.getOrDefault(line, 0L)) {
                breaches.add("amount of line " + line + ": " + amount + " of " + paid.get(line));
            }
        });
    }

    private static void addTo(Map<String, Long> sums, Fields item) {
        if (item.text("order_item_id") != null) {
            sums.merge("line " + item.text("order_item_id"), thousandths(item), Long::sum);
        }
        sums.merge("product " + item.text("product_id"), thousandths(item), Long::sum);
    }

    private static Fields soldAndReturned(Order sale, Collection<Return> returns) {
        return Fields.of(Map.of(
                "order_id", sale.record().id(),
                "order_number", sale.number(),
                "total", sale.fields().requiredInteger("total"),
                "returned_total", returned(returns),
                "returns",
                        returns.stream().map(one -> one.record().id()).sorted().toList()));
    }

    private static long returned(Collection<Return> returns) {
        return returns.stream()
                .mapToLong(one -> one.fields().requiredInteger("total"))
                .sum();
    }

    private static long thousandths(Fields item) {
        return item.requiredQuantity("quantity").thousandths();
    }

    private static long priceOf(Fields item) {
        Long total = item.integer("total_price");
        long price = Math.floorDiv(thousandths(item) * item.requiredInteger("unit_price") + 500, 1000);
        return Objects.requireNonNullElse(total, price - item.integerOrZero("discount"));
    }
}
