package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Puts what came to the lines that it was expected by. What nobody expected is accepted as it came: a line is added, or
 * has more than was asked for, and a person looks at it (DESIGN §5).
 */
public final class ReceivingRules {
    private static final String SERIALS = "serial_numbers";
    private static final List<String> GOODS = List.of("batch_number", "expiry_date");

    /** A line keeps the cost that was agreed; what a delivery cost is in the ledger. */
    private static final List<String> GOODS_AND_COST = List.of("batch_number", "expiry_date", "unit_cost");

    private ReceivingRules() {}

    /**
     * @param parent the field that names the document
     * @throws IllegalArgumentException where nothing came, or a line has no product or quantity
     */
    public static Receiving receive(PushedOperation pushed, List<Fields> expected, String parent) {
        List<Fields> sent = pushed.operation().payload().rows("items");
        if (sent.isEmpty()) {
            throw new IllegalArgumentException("items must not be empty");
        }
        List<Fields> lines = new ArrayList<>(expected);
        List<Receiving.Line> received = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (int number = 0; number < sent.size(); number++) {
            Fields came = sent.get(number);
            Quantity units = unitsOf(came);
            int index = indexOf(lines, came);
            if (index < 0) {
                index = lines.size();
                lines.add(added(pushed, came, parent, number, index));
                differences.add("nobody expected " + units + " of " + came.requiredText("product_id"));
            } else {
                note(differences, lines.get(index), units);
            }
            Fields line = lines.get(index);
            Quantity there = Receiving.receivedOf(line).plus(units);
            lines.set(
                    index,
                    withDelivery(line, came, GOODS)
                            .with(SERIALS, SerialLines.all(line, came))
                            .with("received_quantity", there.toDecimal()));
            received.add(new Receiving.Line(
                    withDelivery(line, came, GOODS_AND_COST).with(SERIALS, SerialLines.received(line, came, units)),
                    units));
        }
        return new Receiving(lines, received, differences);
    }

    private static Quantity unitsOf(Fields came) {
        came.requiredText("product_id");
        Quantity received = came.quantity("received_quantity");
        Quantity units = received == null ? came.requiredQuantity("quantity") : received;
        LineRules.check("received_quantity", units);
        return units;
    }

    /** By the line's id; otherwise the first line of the product that is open, or its first. */
    private static int indexOf(List<Fields> lines, Fields came) {
        int first = -1;
        int firstOpen = -1;
        for (int i = 0; i < lines.size(); i++) {
            Fields line = lines.get(i);
            if (came.requiredText("product_id").equals(line.text("product_id"))) {
                if (came.text("id") != null && Objects.equals(line.text("id"), came.text("id"))) {
                    return i;
                }
                first = first < 0 ? i : first;
                firstOpen = firstOpen < 0 && isOpen(line) ? i : firstOpen;
            }
        }
        return firstOpen < 0 ? first : firstOpen;
    }

    private static boolean isOpen(Fields line) {
        return Receiving.open(line).compareTo(Quantity.ZERO) > 0;
    }

    private static void note(List<String> differences, Fields line, Quantity units) {
        Quantity open = Receiving.open(line);
        if (units.compareTo(open) > 0) {
            differences.add(units + " of " + line.requiredText("product_id") + " came, " + open + " were expected");
        }
    }

    /** What only the delivery can tell. */
    private static Fields withDelivery(Fields line, Fields came, List<String> names) {
        Fields known = line;
        for (String name : names) {
            Object value = came.value(name);
            if (value != null) {
                known = known.with(name, value);
            }
        }
        return known;
    }

    private static Fields added(PushedOperation pushed, Fields came, String parent, int number, int index) {
        return came.only(Table::isSent)
                .only(LineRules::isSent)
                .with("id", LineRules.addedId(pushed, number))
                .with(parent, pushed.operation().id())
                .with("line_number", index + 1)
                .with("quantity", 0)
                .with("received_quantity", 0);
    }
}
