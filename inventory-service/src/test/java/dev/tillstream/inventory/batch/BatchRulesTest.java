package dev.tillstream.inventory.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inventory.batch.BatchRules.Open;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S1-36, S1-49: first what expires first. */
class BatchRulesTest {
    @Test
    void takesWhatExpiresFirstThenByNumberAndLastWhatKeeps() {
        List<Open> open = List.of(
                open("keeps", null, 9),
                open("b", "2026-12-02", 1),
                open("a", "2026-12-02", 1),
                open("z", "2026-12-01", 1));

        assertThat(taken(open, 5)).containsExactly("z 1", "a 1", "b 1", "keeps 2");
    }

    @Test
    void whatNoBatchHasIsOfNoBatch() {
        assertThat(taken(List.of(open("a", null, 2), open("empty", null, 0), open("below", null, -1)), 3))
                .containsExactly("a 2", "null 1");
        assertThat(taken(List.of(), 3)).containsExactly("null 3");
        assertThat(taken(List.of(open("a", null, 2)), 0)).containsExactly("null 0");
    }

    @Test
    void lineTakesFromSoManyBatchesAndNoMore() {
        List<Open> open = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            open.add(open("b" + i, null, 1));
        }

        List<Part> parts = BatchRules.firstExpired(open, Quantity.ofWhole(30));

        assertThat(parts).hasSize(BatchRules.MAX_PARTS);
        assertThat(parts.stream().map(Part::units).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.ofWhole(30));
    }

    private static List<String> taken(List<Open> open, int units) {
        return BatchRules.firstExpired(open, Quantity.ofWhole(units)).stream()
                .map(part -> part.batchNumber() + " " + part.units())
                .toList();
    }

    private static Open open(String number, @Nullable String expiry, int units) {
        return new Open(number, expiry, Quantity.ofWhole(units));
    }
}
