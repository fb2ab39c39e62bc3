package dev.tillstream.acceptance;

import dev.tillstream.acceptance.Invoice.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must have come of the invoices and of the cancellations that take them back.
 *
 * @param pence Σ of all lines sold
 * @param units sold, by product id
 * @param returns documents
 * @param returnLines of all returns
 * @param refunded pence, Σ of all returns
 * @param back units returned, by product id
 */
record Expected(
        long invoices,
        long lines,
        long pence,
        long products,
        Map<String, Long> units,
        long returns,
        long returnLines,
        long refunded,
        Map<String, Long> back) {

    static Expected of(List<Invoice> invoices, List<Cancellation> cancellations, long products) {
        Map<String, Long> units = new TreeMap<>();
        long lines = 0;
        for (Invoice invoice : invoices) {
            lines += invoice.lines().size();
            invoice.lines().forEach(line -> add(units, line, line.units()));
        }
        Map<String, Long> back = new TreeMap<>();
        long returnLines = 0;
        for (Cancellation one : cancellations) {
            returnLines += one.lines().size();
            one.lines().forEach(returned -> add(back, one.sale().lines().get(returned.line()), returned.units()));
        }
        return new Expected(
                invoices.size(),
                lines,
                invoices.stream().mapToLong(Invoice::total).sum(),
                products,
                units,
                cancellations.size(),
                returnLines,
                cancellations.stream().mapToLong(Cancellation::total).sum(),
                back);
    }

    /** What sales and returns leave on the shelves, by product id: they began empty. */
    Map<String, Long> stock() {
        Map<String, Long> stock = new TreeMap<>(back);
        units.forEach((product, sold) -> stock.merge(product, -sold, Long::sum));
        return stock;
    }

    /** Everything that tills do: products, sales, returns. */
    long operations() {
        return products + documents();
    }

    /** Everything that gets an order number. */
    long documents() {
        return invoices + returns;
    }

    private static void add(Map<String, Long> units, Line line, long count) {
        units.merge(ProductIds.of(line.stockCode()), count, Long::sum);
    }
}
