package dev.tillstream.inventory.loss;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inventory.cost.CostRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a loss costs (S1-12, S1-13). */
final class LossRules {
    private LossRules() {}

    /**
     * A line with its cost: as it was sent, or the average.
     *
     * @throws IllegalArgumentException where the quantity is missing
     */
    static Fields priced(Fields line, @Nullable Long averageCost) {
        line.requiredQuantity("quantity");
        return line.integer("unit_cost") == null ? line.with("unit_cost", averageCost) : line;
    }

    /** The loss with its lines; its total is what was sent, or the sum of the lines whose cost is known. */
    static Fields loss(Fields sent, List<Fields> lines) {
        Fields whole = sent.with("items", lines);
        return sent.integer("total_cost") == null ? whole.with("total_cost", total(lines)) : whole;
    }

    private static long total(List<Fields> lines) {
        return lines.stream()
                .mapToLong(line -> CostRules.value(line.requiredQuantity("quantity"), line.integerOrZero("unit_cost")))
                .reduce(0, Math::addExact);
    }
}
