package dev.tillstream.client.limit;

import dev.tillstream.client.record.StockRules;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the goods of a sale need: to be there (S1-95), and their serial numbers (S1-49). Pure. */
public final class GoodsRules {
    private static final String SERIALS = "serial_numbers";
    private static final long THOUSANDTHS = 1_000;

    private GoodsRules() {}

    /**
     * How many serial numbers a line of an order needs: one for each piece, also of those in a box; one for what is weighed
     * or measured; none where the product wants none.
     */
    public static long serialsNeeded(Fields product, Fields item) {
        if (!product.flag(GoodsBreach.SERIALS)) {
            return 0;
        }
        return switch (Objects.requireNonNullElse(item.text("selling_unit_type"), "piece")) {
            case "weight", "meter" -> 1;
            default -> -Math.floorDiv(-StockRules.unitsOf(item).thousandths(), THOUSANDTHS);
        };
    }

    /** A number that stands on two lines is one piece, and a blank one is none. */
    static Optional<GoodsBreach> unnumbered(Fields product, List<Fields> items) {
        long needed =
                items.stream().mapToLong(item -> serialsNeeded(product, item)).sum();
        long given = items.stream()
                .map(item -> item.value(SERIALS))
                .filter(Collection.class::isInstance)
                .flatMap(numbers -> ((Collection<?>) numbers).stream())
                .map(number -> String.valueOf(number).strip())
                .filter(number -> !number.isEmpty())
                .distinct()
                .count();
        return given >= needed
                ? Optional.empty()
                : Optional.of(breach(GoodsBreach.SERIALS, Quantity.ofWhole(needed), Quantity.ofWhole(given), product));
    }

    /**
     * @param there by the server's last word and what this till did since
     * @param sold signed, as a sale changes the shelves
     */
    static Optional<GoodsBreach> shortage(Fields product, Quantity there, Quantity sold) {
        return there.plus(sold).compareTo(Quantity.ZERO) >= 0
                ? Optional.empty()
                : Optional.of(breach(GoodsBreach.STOCK, there, sold.negated(), product));
    }

    private static GoodsBreach breach(String limit, Quantity allowed, Quantity actual, Fields product) {
        String name = Objects.requireNonNullElse(product.text("name"), "");
        return new GoodsBreach(limit, allowed, actual, product.requiredText("id"), name);
    }
}
