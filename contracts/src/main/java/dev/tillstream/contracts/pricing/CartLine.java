package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants of one product.
 *
 * @param product its record
 * @param quantity how many of the unit: pieces, the product's weight units, meters, boxes
 * @param saleType null leaves it to the quantity, see {@link Pricing}
 * @param variant colour and size, where they were chosen
 */
public record CartLine(
        Fields product,
        Quantity quantity,
        SellingUnit unit,
        @Nullable SaleType saleType,
        Variant variant) {

    /**
     * The chosen variant.
     *
     * @param price its own, minor units, where it has one: the size's before the colour's
     */
    public record Variant(
            @Nullable String colorId,
            @Nullable String sizeId,
            @Nullable Long price) {
        public static final Variant NONE = new Variant(null, null, null);
    }

    public CartLine {
        if (quantity.thousandths() <= 0) {
            throw new IllegalArgumentException("quantity must be greater than 0, but is " + quantity);
        }
    }

    /** Pieces of a product without variants, retail or whatever the quantity allows. */
    public static CartLine of(Fields product, Quantity quantity) {
        return new CartLine(product, quantity, SellingUnit.PIECE, null, Variant.NONE);
    }

    String productId() {
        return product.requiredText("id");
    }
}
