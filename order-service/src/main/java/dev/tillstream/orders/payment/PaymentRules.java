package dev.tillstream.orders.payment;

import dev.tillstream.contracts.Fields;
import dev.tillstream.orders.payment.Tender.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Part payments, credit and refunds (B-6, S1-65, S1-66). What was paid is what came in as money: a row with the method
 * {@code credit} is a debt. A method is never defaulted (S1-6, S1-31).
 */
public final class PaymentRules {
    private static final String AMOUNT_PAID = "amount_paid";
    private static final String REMAINING = "remaining_amount";
    private static final String STATUS = "payment_status";
    private static final String METHOD = "payment_method";
    private static final String REFUND = "refund";

    private PaymentRules() {}

    /** What a new sale was paid with money; a sale that says nothing was paid in full, unless it was on credit. */
    public static long paid(Fields sale) {
        List<Fields> rows = sale.rows("payments");
        long total = sale.requiredInteger("total");
        if (!rows.isEmpty()) {
            return rows.stream()
                    .filter(row -> !Tender.CREDIT.equals(methodOf(row, sale)))
                    .mapToLong(PaymentRules::signed)
                    .sum();
        }
        Long paid = sale.integer(AMOUNT_PAID);
        Long remaining = sale.integer(REMAINING);
        if (paid != null || remaining != null) {
            return paid != null ? paid : total - Objects.requireNonNull(remaining);
        }
        return Tender.CREDIT.equals(sale.text(METHOD)) || "pending".equals(sale.text(STATUS)) ? 0 : total;
    }

    /** The sale with what it left out of its payment; nothing that it says is changed. */
    public static Fields complete(Fields sale) {
        boolean saysNothing = sale.rows("payments").isEmpty()
                && sale.value(AMOUNT_PAID) == null
                && sale.value(REMAINING) == null
                && sale.value(STATUS) == null
                && !Tender.CREDIT.equals(sale.text(METHOD));
        if (saysNothing) {
            return sale.with(STATUS, "pending");
        }
        long paid = paid(sale);
        Fields complete = sale;
        if (sale.value(AMOUNT_PAID) == null) {
            complete = complete.with(AMOUNT_PAID, Math.max(paid, 0));
        }
        if (sale.value(REMAINING) == null) {
            complete = complete.with(REMAINING, Math.max(sale.requiredInteger("total") - paid, 0));
        }
        return sale.value(STATUS) == null ? complete.with(STATUS, statusOf(sale, paid)) : complete;
    }

    /** What the customer of a sale owes for it when it is made: the rest, where the sale names one. */
    public static long owed(Fields sale, long paidAtSale) {
        return sale.text("customer_id") == null ? 0 : Math.max(sale.requiredInteger("total") - paidAtSale, 0);
    }

    /** The tenders of a sale: its rows, or what follows from its method. */
    public static List<Tender> tendersOf(Fields sale, long paidAtSale) {
        List<Tender> tenders = new ArrayList<>();
        for (Fields row : sale.rows("payments")) {
            tenders.add(new Tender(Kind.SALE, methodOf(row, sale), signed(row)));
        }
        if (!tenders.isEmpty()) {
            return tenders;
        }
        String method = Objects.requireNonNullElse(sale.text(METHOD), "");
        if (paidAtSale != 0) {
            tenders.add(new Tender(Kind.SALE, method.equals(Tender.CREDIT) ? "" : method, paidAtSale));
        }
        long rest = sale.requiredInteger("total") - paidAtSale;
        if (rest > 0) {
            tenders.add(new Tender(Kind.SALE, Tender.CREDIT, rest));
        }
        return tenders;
    }

    /** What was given back for a return: its rows, or all of it by its method; nothing where it stays as credit. */
    public static List<Tender> payoutsOf(Fields goods) {
        List<Tender> tenders = new ArrayList<>();
        for (Fields row : goods.rows("payments")) {
            String method = Objects.requireNonNullElse(row.text(METHOD), textOrEmpty(goods, "refund_method"));
            tenders.add(new Tender(Kind.REFUND, method, -row.requiredInteger("amount")));
        }
        String refundMethod = textOrEmpty(goods, "refund_method");
        String type = goods.text("return_type");
        boolean isPaidOut = !refundMethod.isEmpty()
                && !refundMethod.equals(Tender.CREDIT)
                && !"store_credit".equals(type)
                && !"exchange".equals(type);
        if (tenders.isEmpty() && isPaidOut) {
            tenders.add(new Tender(Kind.REFUND, refundMethod, -goods.requiredInteger("total")));
        }
        return tenders;
    }

    /** A payment by itself, or money given back. */
    public static Tender tenderOf(Fields payment) {
        boolean isRefund = REFUND.equals(payment.text("kind"));
        return new Tender(isRefund ? Kind.REFUND : Kind.PAYMENT, payment.requiredText(METHOD), signed(payment));
    }

    /** The sale after a later payment: amounts and status follow, and stay consistent. */
    public static Fields afterPayment(Fields sale, Tender tender) {
        if (!tender.isMoney()) {
            return sale;
        }
        long before = Objects.requireNonNullElseGet(sale.integer(AMOUNT_PAID), () -> paid(sale));
        long paid = before + tender.amount();
        long total = sale.requiredInteger("total");
        String status = tender.amount() < 0 && paid <= 0 ? "refunded" : statusOf(sale, paid);
        return sale.with(AMOUNT_PAID, Math.max(paid, 0))
                .with(REMAINING, Math.max(total - paid, 0))
                .with(STATUS, status);
    }

    private static String statusOf(Fields sale, long paid) {
        if (paid >= sale.requiredInteger("total")) {
            return "paid";
        }
        return paid > 0 ? "partial" : "pending";
    }

    private static String methodOf(Fields row, Fields sale) {
        String own = row.text(METHOD);
        return own != null ? own : textOrEmpty(sale, METHOD);
    }

    private static String textOrEmpty(Fields fields, String name) {
        return Objects.requireNonNullElse(fields.text(name), "");
    }

    private static long signed(Fields payment) {
        long amount = payment.requiredInteger("amount");
        return REFUND.equals(payment.text("kind")) ? -amount : amount;
    }
}
