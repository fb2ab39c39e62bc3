package dev.tillstream.acceptance;

import dev.tillstream.acceptance.Invoice.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must have come of the invoices.
 *
 * @param pence Σ of all lines
 * @param units sold, by product id
 */
record Expected(long invoices, long lines, long pence, long products, Map<String, Long> units) {
    static Expected of(List<Invoice> invoices, long products) {
        Map<String, Long> units = new TreeMap<>();
        long lines = 0;
        long pence = 0;
        for (Invoice invoice : invoices) {
            pence += invoice.total();
            lines += invoice.lines().size();
            for (Line line : invoice.lines()) {
                units.merge(ProductIds.of(line.stockCode()), line.units(), Long::sum);
            }
        }
        return new Expected(invoices.size(), lines, pence, products, units);
    }

    /** What the sales leave on the shelves, by product id: they began empty. */
    Map<String, Long> stock() {
        Map<String, Long> stock = new TreeMap<>();
        units.forEach((product, sold) -> stock.put(product, -sold));
        return stock;
    }
}
