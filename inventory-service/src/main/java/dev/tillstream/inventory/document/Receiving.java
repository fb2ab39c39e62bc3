package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.List;
import java.util.Objects;

/**
 * Goods that came for a document.
 *
 * @param lines of the document, as they are then
 * @param received what came, line by line
 * @param differences between what came and what was expected, for people
 */
public record Receiving(List<Fields> lines, List<Line> received, List<String> differences) {
    public Receiving {
        lines = List.copyOf(lines);
        received = List.copyOf(received);
        differences = List.copyOf(differences);
    }

    /** @param fields the document's line, with what the delivery says of batch, expiry and cost */
    public record Line(Fields fields, Quantity units) {}

    /** How much of a line is there. */
    public static Quantity receivedOf(Fields line) {
        return Objects.requireNonNullElse(line.quantity("received_quantity"), Quantity.ZERO);
    }

    /**
     * How much of a line is still to come; negative where more came. What a person decided about is neither
     * ({@link SettlementRules}).
     */
    public static Quantity open(Fields line) {
        Quantity settled = Objects.requireNonNullElse(line.quantity(SettlementRules.SETTLED), Quantity.ZERO);
        return line.requiredQuantity("quantity")
                .plus(receivedOf(line).negated())
                .plus(settled.negated());
    }
}
