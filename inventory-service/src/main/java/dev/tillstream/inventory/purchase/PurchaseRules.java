package dev.tillstream.inventory.purchase;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.cost.CostRules;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.LineRules;
import dev.tillstream.inventory.document.Receiving;
import dev.tillstream.inventory.document.SettlementRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Orders at suppliers and what comes of them (S1-13). Status: ordered → partially_received → received. */
final class PurchaseRules {
    static final String ORDERED = "ordered";
    private static final String RECEIVED = "received";

    private PurchaseRules() {}

    /**
     * A purchase as it is sent: one that is sent as {@code received} came with the goods, otherwise its lines tell what is
     * there already.
     *
     * @throws IllegalArgumentException where a line has no quantity or cost
     */
    static Receiving created(PushedOperation pushed, Fields sent) {
        sent.requiredText("supplier_id");
        boolean isReceived = RECEIVED.equals(sent.text("status"));
        List<Fields> lines = new ArrayList<>();
        List<Receiving.Line> received = new ArrayList<>();
        for (Fields line : LineRules.of(pushed, "purchase_id")) {
            Quantity ordered = line.requiredQuantity("quantity");
            line.requiredInteger("unit_cost");
            Quantity there = Objects.requireNonNullElse(
                    line.quantity("received_quantity"), isReceived ? ordered : Quantity.ZERO);
            Fields kept = line.with("received_quantity", there.toDecimal());
            lines.add(kept);
            if (there.compareTo(Quantity.ZERO) > 0) {
                received.add(new Receiving.Line(kept, there));
            }
        }
        return new Receiving(lines, received, List.of());
    }

    /** The record after goods came, or none: its lines and its status follow from what is there. */
    static Fields after(Fields purchase, Receiving receiving, PushedOperation by) {
        Fields whole = purchase.with("items", receiving.lines()).with("status", status(receiving.lines()));
        String receivedAt = by.operation().payload().text("received_at");
        return receiving.received().isEmpty()
                ? whole
                : whole.with(
                        "received_at",
                        receivedAt == null ? Timestamps.format(by.occurredAtByServerClock()) : receivedAt);
    }

    static String status(List<Fields> lines) {
        if (lines.stream().allMatch(line -> Receiving.open(line).compareTo(Quantity.ZERO) <= 0)) {
            return RECEIVED;
        }
        boolean isSomethingThere =
                lines.stream().anyMatch(line -> Receiving.receivedOf(line).compareTo(Quantity.ZERO) > 0);
        return isSomethingThere ? "partially_received" : ORDERED;
    }

    /**
     * What is owed for what came, in minor units: each line's units at its cost, and with the last of it what the
     * purchase's total has beside its lines (tax, shipping, less discount).
     *
     * @param purchase as it is now
     * @param statusBefore as it was before
     */
    static long owed(Fields purchase, Receiving receiving, String statusBefore) {
        long goods = 0;
        for (Receiving.Line line : receiving.received()) {
            goods = Math.addExact(
                    goods, CostRules.value(line.units(), line.fields().requiredInteger("unit_cost")));
        }
        boolean isCompleting = RECEIVED.equals(purchase.text("status")) && !RECEIVED.equals(statusBefore);
        return isCompleting ? Math.addExact(goods, besideLines(purchase, receiving.lines())) : goods;
    }

    /** What is no longer owed for what goes back, in minor units: less than nothing. */
    static long sentBack(SettlementRules.Settlement settlement) {
        long value = 0;
        for (SettlementRules.Difference difference : settlement.differences()) {
            value = Math.subtractExact(
                    value,
                    CostRules.value(
                            difference.units().negated(), difference.line().requiredInteger("unit_cost")));
        }
        return value;
    }

    /** What doesn't fit after goods came, and what can be done about it. */
    static List<String> differences(Receiving receiving) {
        if (receiving.differences().isEmpty()) {
            return List.of();
        }
        List<String> differences = new ArrayList<>(receiving.differences());
        differences.add("keep_local keeps it and owes for it, keep_server sends it back and owes nothing for it");
        return differences;
    }

    /** Whose balances operations may change: those they name, and those of the purchases that they are about. */
    static Set<Key> suppliers(List<PushedOperation> operations, Documents purchases) {
        Set<Key> suppliers = new LinkedHashSet<>();
        for (PushedOperation pushed : operations) {
            Object named = pushed.operation().payload().value("supplier_id");
            Object supplier = purchases
                    .find(pushed)
                    .<Object>map(purchase -> purchase.fields().requiredText("supplier_id"))
                    .orElse(named);
            if (supplier instanceof String id) {
                suppliers.add(new Key(pushed.origin().organizationId(), id));
            }
        }
        return suppliers;
    }

    private static long besideLines(Fields purchase, List<Fields> lines) {
        long ordered = 0;
        for (Fields line : lines) {
            ordered = Math.addExact(
                    ordered, CostRules.value(line.requiredQuantity("quantity"), line.requiredInteger("unit_cost")));
        }
        return Math.subtractExact(purchase.requiredInteger("total"), ordered);
    }
}
