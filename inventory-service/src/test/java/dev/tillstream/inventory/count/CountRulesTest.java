package dev.tillstream.inventory.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** B-12: a line that names a batch is compared with that batch, another with the stock at the time. */
class CountRulesTest {
    private static final Timeline.Counted STOCK =
            new Timeline.Counted(Quantity.ofWhole(10), Quantity.ofWhole(-3), Optional.empty());

    @Test
    void lineIsComparedWithItsBatchOrTheStock() {
        Fields whole = Fields.of(Map.of("counted_quantity", 7));
        Fields ofBatch = whole.with("batch_number", "B7");

        CountRules.Line stock = CountRules.line(whole, STOCK, Map.of());
        assertThat(stock.fields().requiredQuantity("expected_quantity")).hasToString("10");
        assertThat(stock.difference()).hasToString("-3");
        CountRules.Line batch = CountRules.line(ofBatch, STOCK, Map.of("B7", Quantity.ofWhole(5)));
        assertThat(batch.fields().requiredQuantity("expected_quantity")).hasToString("5");
        assertThat(batch.difference()).hasToString("2");
        assertThat(CountRules.line(ofBatch, STOCK, Map.of()).difference()).hasToString("7");
    }

    @Test
    void whatBatchesDoNotExplainIsOfNoBatch() {
        Fields ofBatch = Fields.of(Map.of("counted_quantity", 7, "batch_number", "B7"));
        CountRules.Line batch = CountRules.line(ofBatch, STOCK, Map.of("B7", Quantity.ofWhole(8)));

        assertThat(CountRules.beside(List.of(batch), STOCK.difference())).hasToString("-2");
        assertThat(CountRules.beside(List.of(), STOCK.difference())).hasToString("-3");
    }
}
