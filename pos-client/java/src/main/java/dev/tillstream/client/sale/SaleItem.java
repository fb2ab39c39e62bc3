package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.SaleLine;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale.
 *
 * @param name as it is printed
 * @param line quantity and money of the line
 * @param details any other field of {@code order_items}: {@code sale_type}, {@code batch_number} …
 */
public record SaleItem(String productId, String name, SaleLine line, Fields details) {
    /**
     * A product at its own price and tax: pieces, or a weight where it is sold by weight (S1-46).
     *
     * @param product a record of the table of products
     * @param quantity pieces, or the product's weight units
     */
    public static SaleItem of(Fields product, Quantity quantity) {
        Long weightPrice = product.integer("price_per_weight_unit");
        if (product.flag("sell_by_weight") && weightPrice != null) {
            SaleItem weighed = of(product, quantity, weightPrice);
            return weighed.with(Fields.of(Map.of(
                    "selling_unit_type", "weight",
                    "weight_sold", quantity.toDecimal(),
                    "weight_unit", Objects.requireNonNullElse(product.text("weight_unit"), "kg"))));
        }
        return of(product, quantity, product.integerOrZero("price"));
    }

    /** The same, at another price in minor units. */
    public static SaleItem of(Fields product, Quantity quantity, long unitPrice) {
        String name = product.text("name");
        SaleLine line = new SaleLine(quantity, unitPrice, 0, taxRateOf(product), taxIncludedIn(product));
        return new SaleItem(product.requiredText("id"), name == null ? "" : name, line, Fields.NONE.with("name", name));
    }

    public SaleItem with(Fields more) {
        return new SaleItem(productId, name, line, details.with(more));
    }

    private static int taxRateOf(Fields product) {
        return Math.toIntExact(product.integerOrZero("tax_rate"));
    }

    /** S1-53: prices hold their tax unless the product says otherwise. */
    private static boolean taxIncludedIn(Fields product) {
        @Nullable Object included = product.value("tax_included");
        return included == null || Boolean.TRUE.equals(included);
    }
}
