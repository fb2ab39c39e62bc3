package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.conflict.ConflictType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a person's decision does to the lines of a document that doesn't match what came. What was received stays as it is:
 * the decided units are kept beside it, so nothing is decided twice.
 */
public final class SettlementRules {
    /** Of a line: the units that people decided about, positive where they were missing, negative where they were too many. */
    static final String SETTLED = "settled_quantity";

    private SettlementRules() {}

    /**
     * @param lines of the document, as they are then
     * @param differences what is decided about
     */
    public record Settlement(List<Fields> lines, List<Difference> differences) {
        public Settlement {
            lines = List.copyOf(lines);
            differences = List.copyOf(differences);
        }
    }

    /** @param units positive where they are missing, negative where they are too many */
    public record Difference(Fields line, Quantity units) {
        /** The same units, with what else is known of the line. */
        public Difference withLine(Fields better) {
            return new Difference(better, units);
        }

        public boolean isMissing() {
            return units.compareTo(Quantity.ZERO) > 0;
        }
    }

    /**
     * Decides about all that is open: with a {@code data_mismatch} about what is missing, otherwise about what is too many
     * as well.
     *
     * @param isMissingADifference whether what didn't come yet is one
     */
    public static Settlement settle(List<Fields> lines, ConflictType type, boolean isMissingADifference) {
        List<Fields> settled = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (Fields line : lines) {
            Quantity open = Receiving.open(line);
            int sign = open.compareTo(Quantity.ZERO);
            boolean isDecided = sign > 0 ? isMissingADifference : sign < 0 && type != ConflictType.DATA_MISMATCH;
            if (isDecided) {
                differences.add(new Difference(line, open));
            }
            Quantity before = Objects.requireNonNullElse(line.quantity(SETTLED), Quantity.ZERO);
            settled.add(isDecided ? line.with(SETTLED, before.plus(open).toDecimal()) : line);
        }
        return new Settlement(settled, differences);
    }

    public static ConflictType typeOf(Fields conflict) {
        return ConflictType.valueOf(conflict.requiredText("conflict_type").toUpperCase(Locale.ROOT));
    }

    /** What is still to come, for people: {@code 2 of tea}. */
    public static List<String> missing(List<Fields> lines) {
        return lines.stream()
                .filter(line -> Receiving.open(line).compareTo(Quantity.ZERO) > 0)
                .map(line -> Receiving.open(line) + " of " + line.requiredText("product_id"))
                .toList();
    }
}
