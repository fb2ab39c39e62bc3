package dev.tillstream.orders.report;

/**
 * What reports add up; money in minor units.
 *
 * @param sales alone; what came back is {@code returns}
 * @param discount of lines and documents, of sales less that of returns; likewise tax, quantity and cost
 * @param quantity in thousandths
 */
public record Measures(Sum sales, Sum returns, long discount, long tax, long quantity, Cost cost) {
    static final Measures NONE = new Measures(Sum.NONE, Sum.NONE, 0, 0, 0, Cost.NONE);

    /** How many, and what they came to. */
    public record Sum(long count, long total) {
        static final Sum NONE = new Sum(0, 0);

        private Sum plus(Sum other) {
            return new Sum(count + other.count, total + other.total);
        }

        private Sum negated() {
            return new Sum(-count, -total);
        }
    }

    /**
     * What the goods cost, as far as it is known.
     *
     * @param linesWithout whose cost nobody knew
     * @param revenueWithout what these lines came to, less their tax: no margin can be told of it
     */
    public record Cost(long known, long linesWithout, long revenueWithout) {
        static final Cost NONE = new Cost(0, 0, 0);

        Cost plus(Cost other) {
            return new Cost(
                    known + other.known, linesWithout + other.linesWithout, revenueWithout + other.revenueWithout);
        }

        private Cost negated() {
            return new Cost(-known, -linesWithout, -revenueWithout);
        }
    }

    static Measures sold(long count, long total, long discount, long tax, long quantity, Cost cost) {
        return new Measures(new Sum(count, total), Sum.NONE, discount, tax, quantity, cost);
    }

    static Measures returned(long count, long total, long discount, long tax, long quantity, Cost cost) {
        return new Measures(Sum.NONE, new Sum(count, total), -discount, -tax, -quantity, cost.negated());
    }

    Measures plus(Measures other) {
        return new Measures(
                sales.plus(other.sales),
                returns.plus(other.returns),
                discount + other.discount,
                tax + other.tax,
                quantity + other.quantity,
                cost.plus(other.cost));
    }

    Measures negated() {
        return new Measures(sales.negated(), returns.negated(), -discount, -tax, -quantity, cost.negated());
    }
}
