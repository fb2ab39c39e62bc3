package dev.tillstream.inventory.count;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a count says beside what was counted (B-12). */
final class CountRules {
    private CountRules() {}

    /** What a line expected, and by how much it differs. */
    record Line(Fields fields, Quantity difference, boolean isOfBatch) {}

    /**
     * A line that names a batch is compared with that batch, another one with the product's whole stock at the time.
     *
     * @param batches what is there of the batch that the line names; absent where it names none
     */
    static Line line(Fields line, Timeline.Counted product, Map<String, Quantity> batches) {
        String number = line.text("batch_number");
        Quantity counted = line.requiredQuantity("counted_quantity");
        boolean isOfBatch = number != null;
        Quantity expected =
                isOfBatch ? Objects.requireNonNullElse(batches.get(number), Quantity.ZERO) : product.expected();
        Quantity difference = isOfBatch ? counted.plus(expected.negated()) : product.difference();
        Fields told = line.with("expected_quantity", expected.toDecimal()).with("difference", difference.toDecimal());
        return new Line(told, difference, isOfBatch);
    }

    /** What is left of a product's difference beside its batches. */
    static Quantity beside(List<Line> lines, Quantity difference) {
        Quantity rest = difference;
        for (Line line : lines) {
            rest = line.isOfBatch() ? rest.plus(line.difference().negated()) : rest;
        }
        return rest;
    }
}
