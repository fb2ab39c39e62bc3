package dev.tillstream.client.record;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operation moves on the shelves of the till's branch: the same units that the server's ledger counts. Pure. */
public final class StockRules {
    private static final Quantity ONE = Quantity.ofWhole(1);

    private StockRules() {}

    /** What a sale takes from the shelves, by product, negative. */
    public static Map<String, Quantity> sold(List<Fields> items) {
        return negated(units(items));
    }

    /** What a return puts back on the shelves, by product; what is broken goes to the losses. */
    public static Map<String, Quantity> returned(List<Fields> items) {
        return units(items.stream()
                .filter(item -> !"loss".equals(item.text("disposition")))
                .toList());
    }

    /**
     * Signed changes by product; none for what only the server can tell.
     *
     * @param record what the operation is about, as it was before; {@link Fields#NONE} where it begins with it
     * @param branchId the till's
     */
    static Map<String, Quantity> changes(String type, Fields record, Fields payload, @Nullable String branchId) {
        return switch (type) {
            case "orders.create", "losses.create" -> sold(payload.rows("items"));
            case "orders.void" ->
                "cancelled".equals(record.text("status")) ? Map.of() : negated(sold(record.rows("items")));
            case "returns.create" -> returned(payload.rows("items"));
            case "stock_movements.adjust" ->
                Map.of(payload.requiredText("product_id"), payload.requiredQuantity("change"));
            case "supplier_purchases.receive" -> received(payload);
            case "stock_transfers.create" -> {
                String from = payload.text("from_branch_id");
                yield from == null || from.equals(branchId) ? sold(payload.rows("items")) : Map.of();
            }
            case "stock_transfers.receive" ->
                Objects.equals(record.text("to_branch_id"), branchId) ? received(payload) : Map.of();
            default -> Map.of();
        };
    }

    private static Map<String, Quantity> received(Fields payload) {
        Map<String, Quantity> changes = new LinkedHashMap<>();
        for (Fields item : payload.rows("items")) {
            Quantity received =
                    Objects.requireNonNullElse(item.quantity("received_quantity"), item.requiredQuantity("quantity"));
            changes.merge(item.requiredText("product_id"), received, Quantity::plus);
        }
        return changes;
    }

    private static Map<String, Quantity> units(List<Fields> items) {
        Map<String, Quantity> changes = new LinkedHashMap<>();
        for (Fields item : items) {
            changes.merge(item.requiredText("product_id"), unitsOf(item), Quantity::plus);
        }
        return changes;
    }

    private static Map<String, Quantity> negated(Map<String, Quantity> changes) {
        Map<String, Quantity> negated = new LinkedHashMap<>(changes);
        negated.replaceAll((product, change) -> change.negated());
        return negated;
    }

    /** Pieces, or what weight or length is counted in; a box counts its units (S1-35). */
    public static Quantity unitsOf(Fields item) {
        Quantity quantity = item.requiredQuantity("quantity");
        return switch (Objects.requireNonNullElse(item.text("selling_unit_type"), "piece")) {
            case "box" ->
                Objects.requireNonNullElse(item.quantity("boxes_sold"), quantity)
                        .times(Objects.requireNonNullElse(item.quantity("units_per_box"), ONE));
            case "weight" -> Objects.requireNonNullElse(item.quantity("weight_sold"), quantity);
            case "meter" -> Objects.requireNonNullElse(item.quantity("meters_sold"), quantity);
            default -> quantity;
        };
    }
}
