package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.SaleLine;
import dev.tillstream.contracts.money.SaleTotals;
import dev.tillstream.orders.payment.PaymentRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The money of a sale, computed again (R-6, R-14, S1-100). A difference never changes the sale: it was paid like that.
 *
 * @param expected what the algorithm gives, by field; empty where the sale can't be computed at all
 * @param differences one sentence for each field that differs
 */
public record SaleCheck(Optional<SaleTotals> expected, List<String> differences) {

    public static SaleCheck of(Fields sale) {
        List<Fields> items = sale.rows("items");
        try {
            SaleTotals totals = SaleTotals.of(
                    items.stream().map(SaleCheck::line).toList(),
                    sale.integerOrZero("discount"),
                    sale.integerOrZero("shipping_cost"),
                    sale.integerOrZero("cash_rounding"));
            return new SaleCheck(Optional.of(totals), differences(sale, items, totals));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new SaleCheck(Optional.empty(), List.of(String.valueOf(e.getMessage())));
        }
    }

    public boolean isRight() {
        return differences.isEmpty();
    }

    public String message() {
        return String.join("; ", differences);
    }

    /** The totals that the server computed, as a sale has them. */
    public Fields serverData() {
        Map<String, @Nullable Object> totals = new LinkedHashMap<>();
        expected.ifPresent(computed -> {
            totals.put("subtotal", computed.subtotal());
            totals.put("discount", computed.discount());
            totals.put("tax", computed.tax());
            totals.put("total", computed.total());
        });
        return Fields.of(totals);
    }

    private static SaleLine line(Fields item) {
        return new SaleLine(
                item.requiredQuantity("quantity"),
                item.requiredInteger("unit_price"),
                item.integerOrZero("discount"),
                Math.toIntExact(item.integerOrZero("tax_rate")),
                item.value("tax_included") == null || item.flag("tax_included"));
    }

    private static List<String> differences(Fields sale, List<Fields> items, SaleTotals totals) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            compare(
                    "items[" + i + "].total_price",
                    items.get(i).integer("total_price"),
                    totals.lineTotals().get(i),
                    differences);
        }
        compare("subtotal", sale.integer("subtotal"), totals.subtotal(), differences);
        compare("tax", sale.integer("tax"), totals.tax(), differences);
        compare("total", sale.integer("total"), totals.total(), differences);
        comparePayments(sale, differences);
        return differences;
    }

    private static void comparePayments(Fields sale, List<String> differences) {
        Long paid = sale.integer("amount_paid");
        if (paid == null) {
            return;
        }
        if (!sale.rows("payments").isEmpty()) {
            compare("amount_paid", paid, PaymentRules.paid(sale), differences);
        }
        compare(
                "remaining_amount",
                sale.integer("remaining_amount"),
                Math.max(sale.requiredInteger("total") - paid, 0),
                differences);
    }

    private static void compare(String field, @Nullable Long sent, long computed, List<String> differences) {
        if (sent != null && sent != computed) {
            differences.add(field + " is " + sent + ", but should be " + computed);
        }
    }
}
