package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.serial.Serial;
import dev.tillstream.inventory.serial.SerialRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The serial numbers of lines of documents. */
final class SerialLines {
    private SerialLines() {}

    /** Of the line and its delivery together; null for none. */
    static @Nullable List<String> all(Fields line, Fields came) {
        Set<String> numbers = new LinkedHashSet<>(numbersOf(line));
        numbers.addAll(numbersOf(came));
        return numbers.isEmpty() ? null : List.copyOf(numbers);
    }

    /** What came: those that the delivery names; where it names none and is the whole line, the line's. */
    static @Nullable List<String> received(Fields line, Fields came, Quantity units) {
        boolean isWhole = units.equals(line.requiredQuantity("quantity"));
        List<String> numbers = numbersOf(came).isEmpty() && isWhole ? numbersOf(line) : numbersOf(came);
        return numbers.isEmpty() ? null : numbers;
    }

    /** The pieces that a document names. */
    static List<Serial> of(Key document, Fields fields) {
        return fields.rows("items").stream()
                .flatMap(line -> numbersOf(line).stream()
                        .map(number -> new Serial(document.organizationId(), line.requiredText("product_id"), number)))
                .toList();
    }

    private static List<String> numbersOf(Fields line) {
        return SerialRules.numbersOf(line.value("serial_numbers"));
    }
}
