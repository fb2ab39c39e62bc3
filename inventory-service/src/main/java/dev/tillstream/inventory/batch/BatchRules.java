package dev.tillstream.inventory.batch;

import dev.tillstream.contracts.money.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From which batches units are taken (S1-36, S1-49). */
public final class BatchRules {
    /** The most batches that one line takes from; what is left is of no batch. */
    public static final int MAX_PARTS = 16;

    private static final Comparator<Open> FIRST_EXPIRED = Comparator.comparing(
                    Open::expiryDate, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Open::batchNumber);

    private BatchRules() {}

    /**
     * What there is of a batch.
     *
     * @param expiryDate {@code yyyy-mm-dd}; null for goods that keep
     */
    public record Open(String batchNumber, @Nullable String expiryDate, Quantity units) {}

    /**
     * Takes from the batches that expire first, then by number: the same everywhere. Where they don't have enough, the rest
     * is of no batch: goods that were sold are gone, whatever the books say (S1-95).
     */
    public static List<Part> firstExpired(List<Open> batches, Quantity wanted) {
        List<Part> parts = new ArrayList<>();
        Quantity rest = wanted;
        List<Open> sorted = batches.stream()
                .filter(batch -> batch.units().compareTo(Quantity.ZERO) > 0)
                .sorted(FIRST_EXPIRED)
                .limit(MAX_PARTS - 1L)
                .toList();
        for (Open batch : sorted) {
            if (rest.compareTo(Quantity.ZERO) > 0) {
                Quantity taken = batch.units().compareTo(rest) < 0 ? batch.units() : rest;
                parts.add(new Part(batch.batchNumber(), taken));
                rest = rest.plus(taken.negated());
            }
        }
        if (!rest.equals(Quantity.ZERO) || parts.isEmpty()) {
            parts.add(new Part(null, rest));
        }
        return parts;
    }
}
