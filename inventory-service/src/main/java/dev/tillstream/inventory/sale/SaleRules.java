package dev.tillstream.inventory.sale;

import dev.tillstream.contracts.money.Quantity;
import java.util.List;
import java.util.Objects;

/** How many units of stock a line is about (S1-35). Signed, never clamped: what several tills sell adds up (S1-95). */
final class SaleRules {
    private static final Quantity MAX_UNITS = Quantity.ofWhole(1_000_000_000_000L);

    private SaleRules() {}

    /** @throws IllegalArgumentException or {@link ArithmeticException} where the units of an item can't be told */
    static void check(String recordId, List<SoldItem> items) {
        for (SoldItem item : items) {
            Quantity units = unitsOf(item);
            if (units.compareTo(MAX_UNITS) >= 0 || units.negated().compareTo(MAX_UNITS) >= 0) {
                throw new IllegalArgumentException(
                        recordId + " moves " + units + " of " + item.productId() + ", more than stock can count");
            }
        }
    }

    /** How many stock units a line took: pieces, or what weight or length is counted in (S1-35). */
    static Quantity unitsOf(SoldItem item) {
        String unitType = Objects.requireNonNullElse(item.sellingUnitType(), "piece");
        return switch (unitType) {
            case "box" -> unitsOfBoxes(item);
            case "weight" -> Objects.requireNonNullElse(item.weightSold(), item.quantity());
            case "meter" -> Objects.requireNonNullElse(item.metersSold(), item.quantity());
            default -> item.quantity();
        };
    }

    private static Quantity unitsOfBoxes(SoldItem item) {
        Quantity unitsPerBox = item.unitsPerBox();
        if (unitsPerBox == null) {
            return item.quantity();
        }
        return Objects.requireNonNullElse(item.boxesSold(), item.quantity()).times(unitsPerBox);
    }
}
