package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.SaleTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sale that nobody has paid yet.
 *
 * @param discount of the whole order, minor units
 * @param details any other field of {@code orders}: {@code customer_id}, {@code notes} …
 */
public record Cart(List<SaleItem> items, long discount, Fields details) {
    private static final String ITEMS = "items";
    private static final String DISCOUNT = "discount";

    public Cart {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items must not be empty: a cart has at least one line");
        }
    }

    /** @throws IllegalArgumentException for a discount that exceeds what it is taken from */
    public SaleTotals totals() {
        return SaleTotals.of(items.stream().map(SaleItem::line).toList(), discount, 0, 0);
    }

    public Sale paidBy(List<Payment> payments) {
        return new Sale(items, payments, discount, 0, 0, details);
    }

    public Cart with(String field, Object value) {
        return new Cart(items, discount, details.with(field, value));
    }

    /** With lines behind those that are there. */
    public Cart and(List<SaleItem> more) {
        List<SaleItem> all = new ArrayList<>(items);
        all.addAll(more);
        return new Cart(all, discount, details);
    }

    /** As it is kept in {@code parked_orders.cart}: items as those of an order, and the order's other fields. */
    public Fields toFields() {
        SaleTotals totals = totals();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            rows.add(items.get(i).row(totals.lineTotals().get(i)).values());
        }
        Map<String, @Nullable Object> cart = new LinkedHashMap<>(details.values());
        cart.put(ITEMS, rows);
        cart.put(DISCOUNT, discount);
        return Fields.of(cart);
    }

    /** Back from {@code parked_orders.cart}. */
    public static Cart of(Fields cart) {
        return new Cart(
                cart.rows(ITEMS).stream().map(SaleItem::ofRow).toList(),
                cart.integerOrZero(DISCOUNT),
                cart.only(name -> !name.equals(ITEMS) && !name.equals(DISCOUNT)));
    }
}
