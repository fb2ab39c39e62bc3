package dev.tillstream.till.checkout;

import dev.tillstream.client.limit.GoodsRules;
import dev.tillstream.client.sale.Choice;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.contracts.Fields;
import java.util.ArrayList;
import java.util.List;

/** Which serial number belongs to which line of a sale. */
final class SerialNumbers {
    private SerialNumbers() {}

    /**
     * The lines with their numbers: each line that wants some takes as many as it needs, as far as they go.
     *
     * @param choices what the lines are of, in the same order
     * @throws IllegalArgumentException for a number that no line wants
     */
    static List<SaleItem> onto(List<SaleItem> items, List<Choice> choices, List<String> numbers) {
        List<SaleItem> numbered = new ArrayList<>(items.size());
        int used = 0;
        for (int i = 0; i < items.size(); i++) {
            SaleItem item = items.get(i);
            long needed = GoodsRules.serialsNeeded(choices.get(i).line().product(), item.row(0));
            int end = (int) Math.min(numbers.size(), used + needed);
            numbered.add(
                    end == used
                            ? item
                            : item.with(Fields.NONE.with("serial_numbers", List.copyOf(numbers.subList(used, end)))));
            used = end;
        }
        if (used < numbers.size()) {
            throw new IllegalArgumentException(
                    "nothing that is sold wants the serial number " + numbers.get(used) + ": leave it out");
        }
        return numbered;
    }
}
