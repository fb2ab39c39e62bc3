package dev.tillstream.client.shift;

import dev.tillstream.contracts.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The X report of a shift while it is open, the Z report once it is closed (B-1): the same names and sums as the server's,
 * of what this till has. Expected cash = float + cash of sales and later payments − cash refunds − cash expenses + cash put
 * in − cash taken out. Voided sales count for nothing. Pure.
 */
final class ShiftReport {
    private static final String CASH = "cash";

    private final Fields shift;
    private final Map<String, Long> sales = new TreeMap<>();
    private final Map<String, Long> payments = new TreeMap<>();
    private final Map<String, Long> refunds = new TreeMap<>();
    private final Map<String, Long> expenses = new TreeMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    private ShiftReport(Fields shift) {
        this.shift = shift;
    }

    /**
     * What belongs to a shift: orders and returns with their payments.
     *
     * @param payments those that came later, by themselves
     */
    record Documents(List<Fields> orders, List<Fields> returns, List<Fields> payments, List<Fields> expenses) {}

    static Fields of(Fields shift, Documents documents) {
        ShiftReport report = new ShiftReport(shift);
        documents.orders().forEach(report::sale);
        documents.returns().forEach(report::refund);
        documents.payments().forEach(report::payment);
        documents.expenses().forEach(report::expense);
        return report.fields();
    }

    private void sale(Fields order) {
        if ("cancelled".equals(order.text("status"))) {
            count("voids", 1);
            return;
        }
        count("sales_count", 1);
        count("sales_total", order.integerOrZero("total"));
        count("tax", order.integerOrZero("tax"));
        order.rows("payments").forEach(payment -> add(sales, payment, order.text("payment_method")));
    }

    private void refund(Fields returned) {
        count("returns_count", 1);
        count("returns_total", returned.integerOrZero("total"));
        returned.rows("payments").forEach(payment -> add(refunds, payment, returned.text("refund_method")));
    }

    private void payment(Fields payment) {
        add("refund".equals(payment.text("kind")) ? refunds : payments, payment, null);
    }

    private void expense(Fields expense) {
        add(expenses, expense, CASH);
    }

    private Fields fields() {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("staff_work_session_id", shift.text("id"));
        report.put("status", shift.text("status"));
        report.put("opened_at", shift.text("opened_at"));
        report.put("closed_at", shift.text("closed_at"));
        report.put("opening_float", shift.integerOrZero("opening_float"));
        report.putAll(counts);
        report.put("sales", sales);
        report.put("payments", payments);
        report.put("refunds", refunds);
        report.put("expenses", expenses);
        report.put("cash_in", moved("cash_in"));
        report.put("cash_out", moved("cash_out"));
        report.put("expected_cash", expected(CASH));
        Fields counted = shift.object("counted");
        if (!counted.isEmpty()) {
            report.put("counted", counted.values());
            report.put("differences", differences(counted));
        }
        return Fields.of(report);
    }

    private Map<String, Long> differences(Fields counted) {
        Map<String, Long> differences = new TreeMap<>();
        counted.names().forEach(method -> differences.put(method, counted.integerOrZero(method) - expected(method)));
        return differences;
    }

    private long expected(String method) {
        long taken =
                amount(sales, method) + amount(payments, method) - amount(refunds, method) - amount(expenses, method);
        return method.equals(CASH)
                ? taken + shift.integerOrZero("opening_float") + moved("cash_in") - moved("cash_out")
                : taken;
    }

    private long moved(String kind) {
        return shift.rows("cash_movements").stream()
                .filter(movement -> kind.equals(movement.text("kind")))
                .mapToLong(movement -> movement.integerOrZero("amount"))
                .sum();
    }

    private void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    private static long amount(Map<String, Long> sums, String method) {
        Long amount = sums.get(method);
        return amount == null ? 0 : amount;
    }

    private static void add(Map<String, Long> sums, Fields tender, @Nullable String otherwise) {
        String method = tender.text("payment_method");
        String known = method == null ? otherwise : method;
        sums.merge(known == null ? "unknown" : known, tender.integerOrZero("amount"), Long::sum);
    }
}
