package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.money.SaleLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the cart with its price.
 *
 * @param line what goes into {@link dev.tillstream.contracts.money.SaleTotals}: quantity, unit price, discount, tax
 * @param saleType at which it is sold, which need not be the one that was asked for
 * @param priceListId where the unit price stands; null for the product's own
 * @param promotionIds in the order in which they were given
 */
public record PricedLine(
        SaleLine line, SaleType saleType, @Nullable String priceListId, List<String> promotionIds) {
    public PricedLine {
        promotionIds = List.copyOf(promotionIds);
    }
}
