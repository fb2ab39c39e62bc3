package dev.tillstream.till.checkout;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.till.console.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A receipt of 40 columns, as a narrow printer has them. */
final class ReceiptPrinter {
    static final int COLUMNS = 40;
    private static final String RULE = "-".repeat(COLUMNS);

    private final List<String> lines = new ArrayList<>();

    private final Money money;

    private ReceiptPrinter(Money money) {
        this.money = money;
    }

    /**
     * The lines of a receipt.
     *
     * @param order a sale or a return, with its items and payments
     */
    static List<String> print(Fields order, Money money) {
        ReceiptPrinter printer = new ReceiptPrinter(money);
        printer.head(order);
        order.rows("items").forEach(printer::item);
        printer.totals(order);
        order.rows("payments").forEach(printer::payment);
        printer.foot(order);
        return List.copyOf(printer.lines);
    }

    private void head(Fields order) {
        lines.add(centered(order.has("refund_method") ? "R E T U R N" : "R E C E I P T"));
        lines.add(centered(Objects.requireNonNullElse(order.text("offline_reference"), "")));
        String time = Objects.requireNonNullElse(order.text("occurred_at"), "");
        lines.add(centered(time.replace('T', ' ').replaceAll("\\.\\d+Z", " UTC")));
        lines.add(RULE);
    }

    private void item(Fields item) {
        String name = Objects.requireNonNullElse(item.text("name"), item.requiredText("product_id"));
        lines.add(name.length() > COLUMNS ? name.substring(0, COLUMNS) : name);
        String variant = item.text("variant_display_name");
        if (variant != null) {
            lines.add("  " + variant);
        }
        lines.add(row(measure(item), item.integer("total_price")));
        if (item.integerOrZero("discount") > 0) {
            lines.add("  (discount " + money.format(item.integer("discount")) + " taken off)");
        }
    }

    /** A package with a printed price is one, and says what it weighs. */
    private String measure(Fields item) {
        Quantity quantity = item.requiredQuantity("quantity");
        String unit = item.text("weight_unit");
        Quantity weight = item.quantity("weight_sold");
        String price = " x " + money.format(item.integer("unit_price"));
        if (unit != null && weight != null && !weight.equals(quantity)) {
            return "  " + quantity + price + " (" + weight + " " + unit + ")";
        }
        return "  " + quantity + (unit == null ? "" : " " + unit) + price;
    }

    private void totals(Fields order) {
        lines.add(RULE);
        if (order.integerOrZero("discount") > 0) {
            lines.add(row("discount", -order.integerOrZero("discount")));
        }
        lines.add(row("TOTAL", order.integer("total")));
        lines.add(row("tax in it", order.integer("tax")));
        lines.add(RULE);
    }

    private void payment(Fields payment) {
        String method = Objects.requireNonNullElse(payment.text("payment_method"), "paid");
        lines.add(row(method, Objects.requireNonNullElse(payment.integer("tendered"), payment.integer("amount"))));
        if (payment.integerOrZero("change_given") > 0) {
            lines.add(row("change", payment.integer("change_given")));
        }
    }

    private void foot(Fields order) {
        if (order.integerOrZero("remaining_amount") > 0) {
            lines.add(row("STILL TO PAY", order.integer("remaining_amount")));
        }
        lines.add(RULE);
        Long number = order.integer("global_order_number");
        if (number == null) {
            lines.add(centered("* not yet synced: safe on this till *"));
        } else {
            lines.add(centered("No " + number));
            lines.add(centered(Objects.requireNonNullElse(order.text("transaction_code"), "")));
        }
    }

    private String row(String left, @Nullable Long amount) {
        String right = money.format(amount);
        int room = Math.max(1, COLUMNS - right.length() - 1);
        String label = left.length() > room ? left.substring(0, room) : left;
        return label + " ".repeat(COLUMNS - right.length() - label.length()) + right;
    }

    private static String centered(String text) {
        return " ".repeat(Math.max(0, (COLUMNS - text.length()) / 2)) + text;
    }
}
