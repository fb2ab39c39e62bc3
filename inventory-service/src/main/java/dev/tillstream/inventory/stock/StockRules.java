package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What sales and corrections do to stock. Signed, never clamped: several tills that sell the same add up (S1-95). */
final class StockRules {
    private static final Quantity MAX_UNITS = Quantity.ofWhole(1_000_000_000_000L);

    private StockRules() {}

    /** @throws IllegalArgumentException or {@link ArithmeticException} where the units of an item can't be told */
    static void check(Sale sale) {
        for (SoldItem item : sale.items()) {
            Quantity units = unitsOf(item);
            if (units.compareTo(MAX_UNITS) >= 0 || units.negated().compareTo(MAX_UNITS) >= 0) {
                throw new IllegalArgumentException("order " + sale.id() + " sells " + units + " of " + item.productId()
                        + ", more than stock can count");
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

    /** One negative movement for each line of a sale. */
    static List<Movement> sold(Sale sale, PushedOperation by) {
        return movements(sale, by, MovementType.SALE);
    }

    /** The levels of a sale whose movements are all booked. */
    static List<StockChange> untouched(Sale sale, PushedOperation by) {
        return sale.items().stream()
                .map(item -> LevelKey.of(by.origin().organizationId(), sale.branchId(), item.productId()))
                .map(StockChange::none)
                .toList();
    }

    /** What takes {@link #sold} back. */
    static List<Movement> takenBack(Sale sale, PushedOperation by) {
        return movements(sale, by, MovementType.VOID);
    }

    /**
     * A correction by people, with the branch of the device that sends it.
     *
     * @throws IllegalArgumentException where product or change are missing
     */
    static StockChange adjustment(PushedOperation pushed) {
        Fields payload = pushed.operation().payload();
        LevelKey level = LevelKey.of(
                pushed.origin().organizationId(), pushed.origin().branchId(), payload.requiredText("product_id"));
        return new StockChange(level, payload.requiredQuantity("change"));
    }

    /** Whether a correction that comes again is the one that was booked. */
    static boolean isSame(Fields booked, Fields again) {
        return Objects.equals(booked.text("product_id"), again.text("product_id"))
                && Objects.equals(booked.quantity("change"), again.quantity("change"))
                && Objects.equals(booked.text("reason"), again.text("reason"));
    }

    private static List<Movement> movements(Sale sale, PushedOperation by, MovementType type) {
        String organizationId = by.origin().organizationId();
        List<Movement> movements = new ArrayList<>(sale.items().size());
        for (int line = 0; line < sale.items().size(); line++) {
            SoldItem item = sale.items().get(line);
            LevelKey level = LevelKey.of(organizationId, sale.branchId(), item.productId());
            Quantity units = unitsOf(item);
            movements.add(new Movement(
                    MovementIds.of(organizationId, sale.id(), type, line),
                    new StockChange(level, type == MovementType.SALE ? units.negated() : units),
                    type,
                    sale.id(),
                    by.operation().occurredAt(),
                    by.origin().deviceId()));
        }
        return movements;
    }

    private static Quantity unitsOfBoxes(SoldItem item) {
        Quantity unitsPerBox = item.unitsPerBox();
        if (unitsPerBox == null) {
            return item.quantity();
        }
        return Objects.requireNonNullElse(item.boxesSold(), item.quantity()).times(unitsPerBox);
    }
}
