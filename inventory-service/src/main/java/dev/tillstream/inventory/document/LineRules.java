package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a document as they are kept. */
public final class LineRules {
    private static final Quantity MAX_UNITS = Quantity.ofWhole(1_000_000_000_000L);
    private static final List<String> QUANTITIES = List.of("quantity", "received_quantity", "counted_quantity");

    private LineRules() {}

    /**
     * Numbers the lines as they came, names their document, and gives an id to those that bring none of their own.
     *
     * @param parent the field that names the document
     * @throws IllegalArgumentException where there is none, or one without a product
     */
    public static List<Fields> of(PushedOperation pushed, String parent) {
        List<Fields> sent = pushed.operation().payload().rows("items");
        if (sent.isEmpty()) {
            throw new IllegalArgumentException("items must not be empty");
        }
        String document = pushed.operation().id();
        Set<String> ids = new HashSet<>();
        List<Fields> lines = new ArrayList<>(sent.size());
        for (int number = 0; number < sent.size(); number++) {
            Fields line = sent.get(number).only(LineRules::isSent);
            if (line.requiredText("product_id").isEmpty()) {
                throw new IllegalArgumentException("items[" + number + "].product_id must not be empty");
            }
            QUANTITIES.forEach(name -> check(name, line.quantity(name)));
            lines.add(line.with("id", idOf(line.text("id"), ids, document, number))
                    .with(parent, document)
                    .with("line_number", number + 1));
        }
        return lines;
    }

    /** An id of a line that was never sent with its document, but came with an operation on it. */
    public static String addedId(PushedOperation pushed, int number) {
        return Ids.derived(pushed.operation().opId().toString(), Integer.toString(number));
    }

    /** Whether clients have a say in it: what was decided, the service alone knows. */
    static boolean isSent(String name) {
        return !name.startsWith("_") && !name.equals(SettlementRules.SETTLED);
    }

    /** @throws IllegalArgumentException for what stock can't count */
    static void check(String name, @Nullable Quantity units) {
        if (units != null && (units.compareTo(Quantity.ZERO) < 0 || units.compareTo(MAX_UNITS) >= 0)) {
            throw new IllegalArgumentException(name + " must be from 0 to " + MAX_UNITS + ", but is " + units);
        }
    }

    private static String idOf(@Nullable String sent, Set<String> used, String document, int number) {
        String id = sent == null || used.contains(sent) ? Ids.derived(document, Integer.toString(number)) : sent;
        used.add(id);
        return id;
    }
}
