package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.Rounding;
import dev.tillstream.contracts.money.SaleLine;
import dev.tillstream.contracts.money.SaleTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a return amounts to, as the record {@code returns} with its items and the refund's payment. Pure. */
public final class RefundRules {
    private static final List<String> CARRIED = List.of(
            "name",
            "color_id",
            "size_id",
            "sale_type",
            "selling_unit_type",
            "units_per_box",
            "batch_id",
            "batch_number",
            "expiry_date");

    private RefundRules() {}

    /**
     * Some lines of a sale that this till knows, at what was paid for them: of a line's and of the order's discount the
     * returned part, rounded half-up.
     *
     * @param order with its items
     * @param quantities by the id of the order's line; lines that are absent stay sold
     * @throws IllegalArgumentException for a line that the order hasn't got, or more of it than was sold
     */
    public static Refund of(Fields order, Map<String, Quantity> quantities, String method) {
        Map<String, Fields> sold = new LinkedHashMap<>();
        order.rows("items").forEach(item -> sold.put(item.requiredText("id"), item));
        List<RefundItem> items = new ArrayList<>();
        quantities.forEach((id, quantity) -> items.add(item(order, sold.get(id), id, quantity)));
        long part = items.stream().mapToLong(item -> item.line().total()).sum();
        long subtotal = order.integerOrZero("subtotal");
        long discount = subtotal == 0
                ? 0
                : Rounding.halfUp(Math.multiplyExact(order.integerOrZero("discount"), part), subtotal);
        return new Refund(
                order.text("id"),
                order.text("offline_reference"),
                items,
                fitted(items, discount, order.requiredInteger("total")),
                method,
                Fields.NONE);
    }

    /** More discount where the return would come to more than the sale, which was rounded down to a coin. */
    private static long fitted(List<RefundItem> items, long discount, long most) {
        SaleTotals totals = SaleTotals.of(items.stream().map(RefundItem::line).toList(), discount, 0, 0);
        long over = totals.total() - most;
        return over <= 0 || discount >= totals.subtotal()
                ? discount
                : fitted(items, Math.min(totals.subtotal(), discount + Math.max(1, over / 2)), most);
    }

    /** Everything of a sale. */
    public static Refund ofAll(Fields order, String method) {
        Map<String, Quantity> all = new LinkedHashMap<>();
        order.rows("items").forEach(item -> all.put(item.requiredText("id"), item.requiredQuantity("quantity")));
        return of(order, all, method);
    }

    /** The return as it happened at {@code now}, without a number. */
    static Fields returned(Refund refund, Instant now, Supplier<UUID> ids) {
        SaleTotals totals =
                SaleTotals.of(refund.items().stream().map(RefundItem::line).toList(), refund.discount(), 0, 0);
        Map<String, @Nullable Object> returned =
                new LinkedHashMap<>(refund.details().values());
        returned.put("order_id", refund.orderId());
        returned.put("original_offline_reference", refund.originalOfflineReference());
        returned.putIfAbsent("return_type", "refund");
        returned.put("subtotal", totals.subtotal());
        returned.put("discount", totals.discount());
        returned.put("tax", totals.tax());
        returned.put("total", totals.total());
        returned.put("refund_method", refund.method());
        returned.put("status", "completed");
        returned.put("items", items(refund.items(), totals, ids));
        returned.put("payments", List.of(payment(refund.method(), totals.total(), now, ids)));
        returned.values().removeIf(value -> value == null);
        return Fields.of(returned);
    }

    private static RefundItem item(Fields order, @Nullable Fields sold, String id, Quantity quantity) {
        if (sold == null || quantity.compareTo(sold.requiredQuantity("quantity")) > 0) {
            throw new IllegalArgumentException("order " + order.text("id") + " has no " + quantity + " of line " + id);
        }
        long all = sold.requiredQuantity("quantity").thousandths();
        SaleLine line = new SaleLine(
                quantity,
                sold.requiredInteger("unit_price"),
                Rounding.halfUp(Math.multiplyExact(sold.integerOrZero("discount"), quantity.thousandths()), all),
                Math.toIntExact(sold.integerOrZero("tax_rate")),
                sold.value("tax_included") == null || sold.flag("tax_included"));
        Fields details = sold.only(CARRIED::contains);
        String measured = measuredAs(sold.text("selling_unit_type"));
        return new RefundItem(
                id,
                sold.requiredText("product_id"),
                line,
                measured == null
                        ? details
                        : details.with(measured, share(sold, measured, quantity).toDecimal()));
    }

    /** A package with a printed price is one of its kind, and weighs what it weighs (B-14). */
    private static Quantity share(Fields sold, String measured, Quantity quantity) {
        Quantity whole = sold.quantity(measured);
        long all = sold.requiredQuantity("quantity").thousandths();
        return whole == null
                ? quantity
                : new Quantity(Rounding.halfUp(Math.multiplyExact(whole.thousandths(), quantity.thousandths()), all));
    }

    /** The field that measures what isn't sold by the piece (S1-35). */
    private static @Nullable String measuredAs(@Nullable String unit) {
        if (unit == null) {
            return null;
        }
        return switch (unit) {
            case "weight" -> "weight_sold";
            case "meter" -> "meters_sold";
            case "box" -> "boxes_sold";
            default -> null;
        };
    }

    private static List<Map<String, @Nullable Object>> items(
            List<RefundItem> items, SaleTotals totals, Supplier<UUID> ids) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            RefundItem item = items.get(i);
            Map<String, @Nullable Object> row =
                    new LinkedHashMap<>(item.details().values());
            row.put("id", ids.get().toString());
            row.put("order_item_id", item.orderItemId());
            row.put("product_id", item.productId());
            row.put("quantity", item.line().quantity().toDecimal());
            row.put("unit_price", item.line().unitPrice());
            row.put("discount", item.line().discount());
            row.put("total_price", totals.lineTotals().get(i));
            row.put("tax_rate", item.line().taxRate());
            row.put("tax_included", item.line().taxIncluded());
            row.putIfAbsent("disposition", "restock");
            row.values().removeIf(value -> value == null);
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> payment(String method, long amount, Instant now, Supplier<UUID> ids) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", ids.get().toString());
        row.put("kind", "refund");
        row.put("payment_method", method);
        row.put("amount", amount);
        row.put("paid_at", Timestamps.format(now));
        return row;
    }
}
