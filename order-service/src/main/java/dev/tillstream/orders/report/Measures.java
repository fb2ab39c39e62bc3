package dev.tillstream.orders.report;

/**
 * What reports add up; money in minor units.
 *
 * @param salesTotal of sales alone; what came back is {@code returnsTotal}
 * @param tax of sales less that of returns; likewise discount, quantity and cost
 * @param quantity in thousandths
 */
public record Measures(
        long salesCount,
        long salesTotal,
        long returnsCount,
        long returnsTotal,
        long discount,
        long tax,
        long quantity,
        long cost) {

    static Measures sold(long total, long discount, long tax, long quantity, long cost) {
        return new Measures(1, total, 0, 0, discount, tax, quantity, cost);
    }

    static Measures returned(long total, long discount, long tax, long quantity, long cost) {
        return new Measures(0, 0, 1, total, -discount, -tax, -quantity, -cost);
    }

    Measures plus(Measures other) {
        return new Measures(
                salesCount + other.salesCount,
                salesTotal + other.salesTotal,
                returnsCount + other.returnsCount,
                returnsTotal + other.returnsTotal,
                discount + other.discount,
                tax + other.tax,
                quantity + other.quantity,
                cost + other.cost);
    }

    Measures negated() {
        return new Measures(-salesCount, -salesTotal, -returnsCount, -returnsTotal, -discount, -tax, -quantity, -cost);
    }
}
