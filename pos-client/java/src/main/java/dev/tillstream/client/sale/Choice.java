package dev.tillstream.client.sale;

import dev.tillstream.client.catalog.Variants;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.barcode.Scan;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.pricing.CartLine;
import dev.tillstream.contracts.pricing.SaleType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a customer brings to the till.
 *
 * @param line what the price lists and promotions are asked about
 * @param printed the fields that a scale's label decides; {@link Fields#NONE} where they decide
 * @param variantNames what the receipt says of colour and size
 */
public record Choice(CartLine line, Fields printed, Fields variantNames) {

    /**
     * What was scanned, in the quantity that the person says.
     *
     * @param quantity null for what the code says, else one
     * @throws IllegalArgumentException for a quantity beside the one that is printed on the goods
     */
    public static Choice of(
            Scan.Found found, @Nullable Quantity quantity, @Nullable SaleType saleType, Variants.Variant variant) {
        if (quantity != null && found.quantity() != null) {
            throw new IllegalArgumentException("how much it is stands in the code of "
                    + found.product().text("name") + " already: scan each package");
        }
        Quantity known =
                quantity == null ? Objects.requireNonNullElse(found.quantity(), Quantity.ofWhole(1)) : quantity;
        CartLine line = new CartLine(found.product(), known, found.unit(), saleType, variant.choice());
        return new Choice(line, found.printedLine(), variant.names());
    }
}
