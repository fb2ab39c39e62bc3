package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.SaleTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is sold, to whom, and how it is paid; the till adds numbers, times and totals.
 *
 * @param payments what is handed over; less than the total leaves the rest open
 * @param discount of the whole order, minor units
 * @param shipping untaxed, minor units
 * @param cashRounding the smallest coin, minor units; 0 for none
 * @param details any other field of {@code orders}: {@code customer_id}, {@code notes}, {@code employee_id} …
 */
public record Sale(
        List<SaleItem> items, List<Payment> payments, long discount, long shipping, long cashRounding, Fields details) {

    public Sale {
        items = List.copyOf(items);
        payments = List.copyOf(payments);
        Objects.requireNonNull(details, "details");
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items must not be empty: a sale has at least one line");
        }
        if (payments.isEmpty()) {
            throw new IllegalArgumentException("payments must not be empty: payment_method is required for orders");
        }
    }

    public static Sale of(List<SaleItem> items, Payment... payments) {
        return new Sale(items, List.of(payments), 0, 0, 0, Fields.NONE);
    }

    public Sale withDiscount(long amount) {
        return new Sale(items, payments, amount, shipping, cashRounding, details);
    }

    public Sale withCashRounding(long coin) {
        return new Sale(items, payments, discount, shipping, coin, details);
    }

    public Sale with(String field, Object value) {
        return new Sale(items, payments, discount, shipping, cashRounding, details.with(field, value));
    }

    /** With another payment beside those that are there: split tender (B-6). */
    public Sale and(Payment payment) {
        List<Payment> more = new ArrayList<>(payments);
        more.add(payment);
        return new Sale(items, more, discount, shipping, cashRounding, details);
    }

    /**
     * The money of the sale, as the server will compute it too (B-4).
     *
     * @throws IllegalArgumentException for a discount that exceeds what it is taken from
     */
    public SaleTotals totals() {
        return SaleTotals.of(items.stream().map(SaleItem::line).toList(), discount, shipping, cashRounding);
    }
}
