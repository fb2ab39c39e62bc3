package dev.tillstream.contracts.money;

import java.util.ArrayList;
import java.util.List;

/**
 * The money of a sale, all in minor units. One algorithm for tills and servers, checked by the same vectors
 * ({@code money-vectors.json}), so that their totals never differ (DESIGN §6, B-4, R-14).
 *
 * @param lineTotals each line's price after its own discount
 * @param lineTaxes each line's tax, included or added, after its share of the order's discount
 * @param subtotal Σ {@code lineTotals}
 * @param discount of the order
 * @param tax Σ {@code lineTaxes}
 * @param rounding what cash rounding added, or took away where negative
 * @param total what the customer pays: subtotal − discount + added taxes + extra charge + rounding
 */
public record SaleTotals(
        List<Long> lineTotals,
        List<Long> lineTaxes,
        long subtotal,
        long discount,
        long tax,
        long rounding,
        long total) {
    private static final long BASIS_POINTS = 10_000;

    public SaleTotals {
        lineTotals = List.copyOf(lineTotals);
        lineTaxes = List.copyOf(lineTaxes);
    }

    /**
     * @param orderDiscount spread over the lines by largest remainder; from 0 to the subtotal
     * @param extraCharge untaxed and last before rounding, such as shipping; not negative
     * @param cashRounding the smallest coin; 0 or 1 for none
     * @throws IllegalArgumentException for a discount that exceeds what it is taken from
     * @throws ArithmeticException for numbers beyond 64 bits
     */
    public static SaleTotals of(List<SaleLine> lines, long orderDiscount, long extraCharge, long cashRounding) {
        List<Long> lineTotals = lines.stream().map(SaleLine::total).toList();
        long subtotal = lineTotals.stream().reduce(0L, Math::addExact);
        List<Long> shares = spread(orderDiscount, lineTotals, subtotal);
        List<Long> taxes = new ArrayList<>(lines.size());
        long tax = 0;
        long added = 0;
        for (int i = 0; i < lines.size(); i++) {
            SaleLine line = lines.get(i);
            long lineTax = taxOf(line, lineTotals.get(i) - shares.get(i));
            taxes.add(lineTax);
            tax = Math.addExact(tax, lineTax);
            added = line.taxIncluded() ? added : Math.addExact(added, lineTax);
        }
        long exact = Math.addExact(Math.addExact(subtotal - orderDiscount, added), extraCharge);
        long total = cashRounding <= 1 ? exact : Rounding.halfUp(exact, cashRounding) * cashRounding;
        return new SaleTotals(lineTotals, taxes, subtotal, orderDiscount, tax, total - exact, total);
    }

    private static long taxOf(SaleLine line, long base) {
        long whole = line.taxIncluded() ? BASIS_POINTS + line.taxRate() : BASIS_POINTS;
        return Rounding.halfUp(Math.multiplyExact(base, (long) line.taxRate()), whole);
    }

    private static List<Long> spread(long discount, List<Long> lineTotals, long subtotal) {
        if (discount < 0 || discount > subtotal || lineTotals.stream().anyMatch(total -> total < 0)) {
            throw new IllegalArgumentException(
                    "discount must be from 0 to what it is taken from: order " + discount + " of " + subtotal);
        }
        return LargestRemainder.spread(discount, lineTotals);
    }
}
