package dev.tillstream.contracts.barcode;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.Rounding;
import dev.tillstream.contracts.pricing.SellingUnit;
import dev.tillstream.contracts.table.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scanned code (B-14): the same codes, layouts and records say the same on every till. {@code
 * barcode-vectors.json} holds the cases that every implementation has to reproduce. The first of these that fits counts:
 *
 * <ol>
 *   <li>A product's {@code barcode}: as many as the person says, in the unit that the product is sold in (a weight with
 *       {@code sell_by_weight} and {@code price_per_weight_unit}, a length likewise, else pieces).
 *   <li>A product's {@code box_barcode}: boxes (S1-47).
 *   <li>A size's {@code barcode}, then a colour's: pieces of that variant; a size brings the colour that it is of.
 *   <li>A scale's code of 13 digits ({@link ScaleBarcode}): the first layout whose item is known. The item is known where
 *       a {@code barcode} is prefix + item + zeros up to the check digit, with the right check digit or 0 or none, or
 *       prefix + item; or where a {@code sku}, else a {@code barcode}, is the item, with its leading zeros or without.
 *       In this order.
 *   <li>A product's {@code sku}, then its {@code id}.
 * </ol>
 *
 * <p>In 1 to 3 a code that is there as it was scanned counts, whatever its check digit: shops print their own. A code of 12
 * or 13 digits is also looked for as the other of UPC-A and EAN-13, which differ by a leading 0, and one of 14 digits that
 * begins with 0 without that, if its check digit is right. A scale's code needs a right check digit, and a value's own
 * one where the layout has it. A code of 8, 12, 13 or 14 digits that nobody knows and whose check digit is wrong is
 * {@code wrong_check_digit}. Codes are read without regard to case and outer white space.
 *
 * <p>A weight is in the product's weight unit. A price says how heavy the goods are:
 * round-half-up(price ÷ {@code price_per_weight_unit}) to 3 digits, at least 0.001; of a product without that price it is
 * the price of one piece. What the line of the order is then, {@link Scan.Found#printedLine} says.
 */
public final class Scanning {
    private static final int EAN_8 = 8;
    private static final int UPC_A = 12;
    private static final int EAN_13 = 13;
    private static final int GTIN_14 = 14;

    private final String code;
    private final boolean right;
    private final List<ScaleBarcode> layouts;
    private final Catalog catalog;

    private Scanning(String code, List<ScaleBarcode> layouts, Catalog catalog) {
        this.code = code;
        this.right = isTradeNumber(code) && CheckDigit.isRight(code);
        this.layouts = layouts;
        this.catalog = catalog;
    }

    /**
     * What the code says.
     *
     * @param code as the scanner gave it, or as somebody typed it
     * @param layouts of the branch: {@link ScaleBarcode#of}
     */
    public static Scan read(String code, List<ScaleBarcode> layouts, Catalog catalog) {
        return new Scanning(code.strip(), layouts, catalog).read();
    }

    /** What a quantity of the product counts, where nobody says otherwise. */
    public static SellingUnit usualUnit(Fields product) {
        if (product.flag("sell_by_weight") && product.integer("price_per_weight_unit") != null) {
            return SellingUnit.WEIGHT;
        }
        boolean byMeter = product.flag("sell_by_meter") && product.integer("price_per_meter") != null;
        return byMeter ? SellingUnit.METER : SellingUnit.PIECE;
    }

    private Scan read() {
        return plain().or(this::scale)
                .or(() -> product("sku", code))
                .or(() -> product("id", code))
                .orElseGet(() -> new Scan.Refused(
                        isTradeNumber(code) && !right ? Scan.Reason.WRONG_CHECK_DIGIT : Scan.Reason.UNKNOWN));
    }

    private Optional<Scan> plain() {
        List<String> spellings = spellings();
        return first(spellings, text -> product("barcode", text))
                .or(() -> first(spellings, this::box))
                .or(() -> first(spellings, this::size))
                .or(() -> first(spellings, this::color));
    }

    private List<String> spellings() {
        List<String> spellings = new ArrayList<>(List.of(code));
        if (right && code.length() == UPC_A) {
            spellings.add("0" + code);
        } else if (right && code.length() >= EAN_13 && code.startsWith("0")) {
            spellings.add(code.substring(1));
        }
        return spellings;
    }

    private Optional<Scan> product(String field, String text) {
        return catalog.find(Tables.PRODUCTS, field, text)
                .map(product -> new Scan.Found(product, null, null, usualUnit(product), null, null));
    }

    private Optional<Scan> box(String text) {
        return catalog.find(Tables.PRODUCTS, "box_barcode", text)
                .map(product -> new Scan.Found(product, null, null, SellingUnit.BOX, null, null));
    }

    private Optional<Scan> size(String text) {
        return catalog.find(Tables.PRODUCT_SIZES, "barcode", text)
                .flatMap(size -> variant(size, size.text("color_id"), size.text("id")));
    }

    private Optional<Scan> color(String text) {
        return catalog.find(Tables.PRODUCT_COLORS, "barcode", text)
                .flatMap(color -> variant(color, color.text("id"), null));
    }

    private Optional<Scan> variant(Fields variant, @Nullable String colorId, @Nullable String sizeId) {
        String productId = variant.text("product_id");
        return productId == null
                ? Optional.empty()
                : catalog.find(Tables.PRODUCTS, "id", productId)
                        .map(product -> new Scan.Found(product, colorId, sizeId, SellingUnit.PIECE, null, null));
    }

    /** A scale's code of 12 digits is one of 13 whose leading 0 the scanner left out. */
    private Optional<Scan> scale() {
        if (!right) {
            return Optional.empty();
        }
        String thirteen = code.length() == UPC_A ? "0" + code : code;
        return layouts.stream()
                .flatMap(layout -> layout.read(thirteen).stream())
                .flatMap(label -> ScaleItem.product(label, catalog).map(product -> amount(product, label)).stream())
                .findFirst();
    }

    private static Scan amount(Fields product, ScaleBarcode.Label label) {
        if (!label.valueIsRight()) {
            return new Scan.Refused(Scan.Reason.WRONG_CHECK_DIGIT);
        }
        if (label.value() == 0) {
            return new Scan.Refused(Scan.Reason.NO_AMOUNT);
        }
        if (label.layout().kind() == ScaleBarcode.Kind.WEIGHT) {
            Quantity weight =
                    Quantity.of(BigDecimal.valueOf(label.value(), label.layout().decimals()));
            return new Scan.Found(product, null, null, SellingUnit.WEIGHT, weight, null);
        }
        return priced(product, label.value());
    }

    private static Scan priced(Fields product, long price) {
        long unitPrice = product.integerOrZero("price_per_weight_unit");
        if (unitPrice == 0) {
            return new Scan.Found(product, null, null, SellingUnit.PIECE, Quantity.ofWhole(1), price);
        }
        long thousandths = Math.max(1, Rounding.halfUp(Math.multiplyExact(price, 1000L), unitPrice));
        return new Scan.Found(product, null, null, SellingUnit.WEIGHT, new Quantity(thousandths), price);
    }

    private static Optional<Scan> first(List<String> spellings, Function<String, Optional<Scan>> search) {
        return spellings.stream().map(search).flatMap(Optional::stream).findFirst();
    }

    private static boolean isTradeNumber(String code) {
        int length = code.length();
        return (length == EAN_8 || length == UPC_A || length == EAN_13 || length == GTIN_14)
                && code.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
