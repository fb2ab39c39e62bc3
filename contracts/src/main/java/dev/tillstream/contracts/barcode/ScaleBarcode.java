package dev.tillstream.contracts.barcode;

import dev.tillstream.contracts.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the codes with one prefix mean, as a chain's scales print them (B-14): 13 digits, which are the prefix, the item's
 * digits, a check digit of the value where {@code checked}, the value's digits, and the check digit of the whole.
 *
 * @param prefix two digits: 02, or 20 to 29
 * @param decimals of a weight, in the product's weight unit: 3 for grams where that is a kilogram. A price is in minor units
 *     and has none
 * @param checked whether a check digit of the value's own stands before it; the value has 4 or 5 digits then
 */
public record ScaleBarcode(String prefix, Kind kind, int itemDigits, int valueDigits, int decimals, boolean checked) {
    /** {@code pos_settings.settings}: where a chain's own layouts stand. */
    public static final String SETTING = "scale_barcodes";

    static final int LENGTH = 13;
    private static final int PREFIX_DIGITS = 2;
    private static final int MAX_DECIMALS = 3;

    /**
     * What holds where a chain says nothing: five digits of item and five of value. Countries don't agree on the prefixes.
     * 02, 20, 22 and 28 are prices, as in North America (02), Britain (20, 28) and on the continent (22, 28); 21, 23 to 27
     * and 29 are weights in thousandths, as in the Nordic countries (23 to 25), Greece (25 to 27), Germany (29), and as
     * common tills and scales come out of the box (21). Scales are set to one prefix or two, so a chain with others says
     * so once.
     */
    public static final List<ScaleBarcode> USUAL = Stream.concat(
                    Stream.of("02", "20", "22", "28").map(prefix -> usual(prefix, Kind.PRICE)),
                    Stream.of("21", "23", "24", "25", "26", "27", "29").map(prefix -> usual(prefix, Kind.WEIGHT)))
            .toList();

    /** What the value is. */
    public enum Kind {
        WEIGHT,
        PRICE
    }

    /** What such a code holds. */
    record Label(ScaleBarcode layout, String item, long value, boolean valueIsRight) {}

    public ScaleBarcode {
        int used = PREFIX_DIGITS + itemDigits + (checked ? 1 : 0) + valueDigits + 1;
        boolean fits = prefix.matches("02|2[0-9]")
                && itemDigits > 0
                && valueDigits > 0
                && used == LENGTH
                && decimals >= 0
                && decimals <= MAX_DECIMALS
                && (!checked || valueDigits == 4 || valueDigits == 5);
        if (!fits) {
            throw new IllegalArgumentException("no layout of a code of 13 digits: prefix " + prefix + ", item "
                    + itemDigits + ", value " + valueDigits + ", decimals " + decimals
                    + (checked ? ", with a check digit of the value" : ""));
        }
    }

    /**
     * The layouts that the settings name, else {@link #USUAL}. An empty array means that no code holds a weight or price.
     * What is no layout is left out: a wrong setting must not stop a till from reading all other codes.
     *
     * @param settings {@code pos_settings.settings}
     */
    public static List<ScaleBarcode> of(Fields settings) {
        if (!(settings.value(SETTING) instanceof List<?> layouts)) {
            return USUAL;
        }
        return layouts.stream()
                .filter(Map.class::isInstance)
                .map(layout -> read(Fields.of(Map.of("layout", layout)).object("layout")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What the code holds, where it is of this layout; the check digit of the whole has been looked at already. */
    Optional<Label> read(String code) {
        if (code.length() != LENGTH || !code.startsWith(prefix)) {
            return Optional.empty();
        }
        int afterItem = PREFIX_DIGITS + itemDigits;
        int valueStart = afterItem + (checked ? 1 : 0);
        String value = code.substring(valueStart, LENGTH - 1);
        boolean right = !checked || CheckDigit.ofValue(value) == code.charAt(afterItem) - '0';
        return Optional.of(new Label(this, code.substring(PREFIX_DIGITS, afterItem), Long.parseLong(value), right));
    }

    private static Optional<ScaleBarcode> read(Fields layout) {
        try {
            Kind kind = Kind.valueOf(layout.requiredText("kind").toUpperCase(Locale.ROOT));
            return Optional.of(new ScaleBarcode(
                    layout.requiredText("prefix"),
                    kind,
                    number(layout, "item_digits", 5),
                    number(layout, "value_digits", 5),
                    kind == Kind.PRICE ? 0 : number(layout, "decimals", MAX_DECIMALS),
                    layout.flag("value_check_digit")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static int number(Fields layout, String name, long otherwise) {
        return Math.toIntExact(Objects.requireNonNullElse(layout.integer(name), otherwise));
    }

    private static ScaleBarcode usual(String prefix, Kind kind) {
        return new ScaleBarcode(prefix, kind, 5, 5, kind == Kind.WEIGHT ? MAX_DECIMALS : 0, false);
    }
}
