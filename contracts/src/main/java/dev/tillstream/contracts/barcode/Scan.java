package dev.tillstream.contracts.barcode;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.pricing.SellingUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of reading a code; see {@link Scanning}. */
public sealed interface Scan {

    /**
     * A product, and as much as the code says of it.
     *
     * @param product its record
     * @param colorId of a variant's code
     * @param sizeId of a variant's code
     * @param unit what a quantity of it counts
     * @param quantity the weight that a scale printed, or that follows from the price which it printed; null where the code
     *     doesn't say how much
     * @param printedPrice minor units, what the customer pays for all of it; null where the code holds no price
     */
    record Found(
            Fields product,
            @Nullable String colorId,
            @Nullable String sizeId,
            SellingUnit unit,
            @Nullable Quantity quantity,
            @Nullable Long printedPrice)
            implements Scan {

        /**
         * The fields of the order's line that a printed price decides; {@link Fields#NONE} without one. Quantity × price of
         * the weight unit doesn't meet every price, as a thousandth of a kilogram of saffron costs more than a cent.
         * So the line is one package at the printed price: its total is that price to the last minor unit by the one
         * algorithm for money, and stock moves by {@code weight_sold} beside it. Neither price lists nor promotions
         * change what is printed on the goods.
         */
        public Fields printedLine() {
            if (printedPrice == null) {
                return Fields.NONE;
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("quantity", 1);
            line.put("unit_price", printedPrice);
            line.put("selling_unit_type", unit.wireName());
            if (unit == SellingUnit.WEIGHT && quantity != null) {
                line.put("weight_sold", quantity.toDecimal());
                line.put("weight_unit", Objects.requireNonNullElse(product.text("weight_unit"), "kg"));
                line.put("price_per_weight_unit", product.requiredInteger("price_per_weight_unit"));
            }
            return Fields.of(line);
        }
    }

    /** Nothing that can be sold. */
    record Refused(Reason reason) implements Scan {}

    /** Why a code sells nothing. */
    enum Reason {
        /** No product, variant, box or item of a scale has it. */
        UNKNOWN,
        /** It was read wrongly: scan it again. */
        WRONG_CHECK_DIGIT,
        /** A scale printed a weight or price of 0. */
        NO_AMOUNT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
