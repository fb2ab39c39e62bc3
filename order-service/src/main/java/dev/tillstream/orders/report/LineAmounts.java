package dev.tillstream.orders.report;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.LargestRemainder;
import dev.tillstream.contracts.money.Rounding;
import dev.tillstream.contracts.money.SaleTotals;
import dev.tillstream.orders.report.Measures.Cost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What one line is of its document, in minor units.
 *
 * @param total what was paid for it: after its own discount and its share of the document's, with its tax
 * @param discount its own and its share of the document's
 * @param tax in {@code total}, whether the price held it or it was added
 * @param quantity in thousandths
 */
record LineAmounts(Fields item, long total, long discount, long tax, long quantity) {

    /**
     * The lines of a document. Its discount is spread as the money algorithm spreads it (DESIGN §6).
     *
     * @param totals as the algorithm gives them; where it can't, lines are as they say themselves
     */
    static List<LineAmounts> of(Fields document, Optional<SaleTotals> totals) {
        List<Fields> items = document.rows("items");
        List<Long> shares = totals.map(computed -> LargestRemainder.spread(computed.discount(), computed.lineTotals()))
                .orElseGet(() -> Collections.nCopies(items.size(), 0L));
        List<LineAmounts> lines = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Fields item = items.get(i);
            long price = totals.isPresent() ? totals.get().lineTotals().get(i) : priceOf(item);
            long tax = totals.isPresent() ? totals.get().lineTaxes().get(i) : 0;
            boolean isIncluded = item.value("tax_included") == null || item.flag("tax_included");
            lines.add(new LineAmounts(
                    item,
                    price - shares.get(i) + (isIncluded ? 0 : tax),
                    item.integerOrZero("discount") + shares.get(i),
                    tax,
                    thousandths(item)));
        }
        return lines;
    }

    /** Half-up, like a line's price; a cost that nobody knows is counted as such, not as 0. */
    Cost cost() {
        Long unitCost = item.integer("unit_cost");
        return unitCost == null
                ? new Cost(0, 1, total - tax)
                : new Cost(Rounding.halfUp(Math.multiplyExact(quantity, unitCost), 1000), 0, 0);
    }

    private static long priceOf(Fields item) {
        Long total = item.integer("total_price");
        return total != null
                ? total
                : Rounding.halfUp(Math.multiplyExact(thousandths(item), item.requiredInteger("unit_price")), 1000)
                        - item.integerOrZero("discount");
    }

    private static long thousandths(Fields item) {
        return item.requiredQuantity("quantity").thousandths();
    }
}
