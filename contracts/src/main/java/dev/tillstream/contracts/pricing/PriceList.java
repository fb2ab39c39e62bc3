package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of the table {@code price_lists}.
 *
 * @param saleType whose prices these are; a list that doesn't say so is for {@code retail}
 */
public record PriceList(String id, Validity validity, SaleType saleType, long priority, List<Entry> entries) {

    /**
     * One price.
     *
     * @param unit null for pieces, weights and meters alike; a box has to be named
     * @param price minor units of one unit
     */
    record Entry(
            String productId,
            @Nullable String colorId,
            @Nullable String sizeId,
            @Nullable SellingUnit unit,
            Quantity minQuantity,
            long price) {

        boolean fits(CartLine line) {
            return productId.equals(line.productId())
                    && (unit == null ? line.unit() != SellingUnit.BOX : unit == line.unit())
                    && (colorId == null || colorId.equals(line.variant().colorId()))
                    && (sizeId == null || sizeId.equals(line.variant().sizeId()))
                    && line.quantity().compareTo(minQuantity) >= 0;
        }

        /** How closely it names the variant. */
        int specificity() {
            return (colorId == null ? 0 : 1) + (sizeId == null ? 0 : 1);
        }

        private static Entry of(Fields price) {
            String unit = price.text("selling_unit_type");
            return new Entry(
                    price.requiredText("product_id"),
                    price.text("color_id"),
                    price.text("size_id"),
                    unit == null ? null : SellingUnit.ofWireName(unit),
                    Objects.requireNonNullElse(price.quantity("min_quantity"), Quantity.ZERO),
                    price.requiredInteger("price"));
        }
    }

    public PriceList {
        entries = List.copyOf(entries);
    }

    /** @throws IllegalArgumentException where a field is of another kind */
    public static PriceList of(Fields record) {
        return new PriceList(
                record.requiredText("id"),
                Validity.of(record),
                Objects.requireNonNullElse(SaleType.ofWireName(record.text("sale_type")), SaleType.RETAIL),
                record.integerOrZero("priority"),
                record.rows("prices").stream().map(Entry::of).toList());
    }
}
