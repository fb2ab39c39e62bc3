package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.orders.reference.ProductReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a line should be (S1-36, S1-41, S1-49, S1-67): wholesale from its minimum quantity, a serial number where the
 * product wants one, each serial number sold once. A sale that isn't so happened all the same.
 */
public final class LineRules {
    private LineRules() {}

    /**
     * @param products by product id; unknown ones are not checked
     * @param soldIn the order in which a serial number of a product was sold before; null where it wasn't
     */
    public static Optional<Conflict> check(
            Order order, Function<String, Optional<ProductReference>> products, SoldIn soldIn) {
        List<String> breaches = new ArrayList<>();
        List<Fields> items = order.fields().rows("items");
        for (int i = 0; i < items.size(); i++) {
            String line = "items[" + i + "] ";
            Fields item = items.get(i);
            products.apply(item.requiredText("product_id"))
                    .ifPresent(product -> ofProduct(line, item, product, breaches));
            for (String serial : serialsOf(item)) {
                String other = soldIn.order(item.requiredText("product_id"), serial);
                if (other != null) {
                    breaches.add(line + "serial number " + serial + " was sold in order " + other + " already");
                }
            }
        }
        return breaches.isEmpty() ? Optional.empty() : Optional.of(conflict(order, breaches));
    }

    /** Where a serial number was sold. */
    @FunctionalInterface
    public interface SoldIn {
        @Nullable
        String order(String productId, String serialNumber);
    }

    /** The serial numbers of a line, as far as they are texts. */
    public static List<String> serialsOf(Fields item) {
        List<String> serials = new ArrayList<>();
        if (item.value("serial_numbers") instanceof List<?> list) {
            for (Object serial : list) {
                if (serial instanceof String text && !text.isBlank() && !serials.contains(text)) {
                    serials.add(text);
                }
            }
        }
        return serials;
    }

    private static void ofProduct(String line, Fields item, ProductReference product, List<String> breaches) {
        if (product.requiresSerial() && serialsOf(item).isEmpty()) {
            breaches.add(line + "needs a serial number");
        }
        Quantity least = least(item, product);
        Quantity quantity = item.requiredQuantity("quantity");
        if (least != null && quantity.compareTo(least) < 0) {
            breaches.add(line + "is " + item.text("sale_type") + " from " + least + ", but sells " + quantity);
        }
    }

    private static @Nullable Quantity least(Fields item, ProductReference product) {
        String type = item.text("sale_type");
        if ("wholesale".equals(type)) {
            return product.minWholesaleQuantity();
        }
        return "partial_wholesale".equals(type) ? product.minPartialWholesaleQuantity() : null;
    }

    private static Conflict conflict(Order order, List<String> breaches) {
        return new Conflict(
                ConflictType.CONSTRAINT_VIOLATION,
                Reason.INVALID_OPERATION,
                Fields.of(Map.of("items", order.fields().rows("items"))),
                Fields.NONE,
                Strategy.KEEP_LOCAL,
                "The sale happened as the till says: " + String.join("; ", breaches),
                Optional.empty());
    }
}
