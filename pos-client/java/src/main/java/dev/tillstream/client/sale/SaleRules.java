package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.SaleTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a sale amounts to, as the record {@code orders} with its items and payments. Pure. */
final class SaleRules {
    private static final String CREDIT = "credit";

    private SaleRules() {}

    /** The order as it happened at {@code now}, without a number. Paid is what came in as money; credit is a debt (B-6). */
    static Fields order(Sale sale, Instant now, Supplier<UUID> ids) {
        SaleTotals totals = sale.totals();
        List<Map<String, @Nullable Object>> payments = payments(sale.payments(), totals.total(), now, ids);
        long paid = payments.stream()
                .filter(payment -> !CREDIT.equals(payment.get("payment_method")))
                .mapToLong(payment -> ((Number) payment.getOrDefault("amount", 0L)).longValue())
                .sum();
        Map<String, @Nullable Object> order = new LinkedHashMap<>(sale.details().values());
        order.put("subtotal", totals.subtotal());
        order.put("discount", totals.discount());
        order.put("tax", totals.tax());
        order.put("shipping_cost", sale.shipping());
        order.put("cash_rounding", sale.cashRounding());
        order.put("total", totals.total());
        order.put("amount_paid", paid);
        order.put("remaining_amount", totals.total() - paid);
        order.put("status", "completed");
        order.put("payment_method", methodOf(sale.payments()));
        order.put("payment_status", paid >= totals.total() ? "paid" : paid == 0 ? "pending" : "partial");
        order.put("pos_order_type", "pos");
        order.put("completed_at", Timestamps.format(now));
        order.put("items", items(sale.items(), totals, ids));
        order.put("payments", payments);
        return Fields.of(order);
    }

    private static List<Map<String, @Nullable Object>> items(
            List<SaleItem> items, SaleTotals totals, Supplier<UUID> ids) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Fields row = items.get(i).row(totals.lineTotals().get(i));
            rows.add(row.with("id", ids.get().toString()).values());
        }
        return rows;
    }

    /** Each payment takes what is still due; what is over is change. */
    private static List<Map<String, @Nullable Object>> payments(
            List<Payment> payments, long total, Instant now, Supplier<UUID> ids) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(payments.size());
        long due = total;
        for (Payment payment : payments) {
            long amount = Math.min(payment.tendered(), due);
            due -= amount;
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", ids.get().toString());
            row.put("payment_method", payment.method());
            row.put("amount", amount);
            row.put("tendered", payment.tendered());
            row.put("change_given", payment.tendered() - amount);
            row.put("reference", payment.reference());
            row.put("paid_at", Timestamps.format(now));
            row.values().removeIf(value -> value == null);
            rows.add(row);
        }
        return rows;
    }

    private static String methodOf(List<Payment> payments) {
        List<String> methods = payments.stream().map(Payment::method).distinct().toList();
        return methods.size() == 1 ? methods.get(0) : "mixed";
    }
}
