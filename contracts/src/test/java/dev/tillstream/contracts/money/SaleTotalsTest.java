package dev.tillstream.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SaleTotalsTest {

    /** B-4, R-14: the same file is run by every implementation of the algorithm. */
    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                SaleTotals.class.getResourceAsStream("/dev/tillstream/contracts/money-vectors.json"))) {
            JsonNode vectors = new ObjectMapper().readTree(file);
            assertThat(vectors.size()).isGreaterThanOrEqualTo(200);
            return StreamSupport.stream(vectors.spliterator(), false)
                    .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> check(vector)));
        }
    }

    @Test
    void aDiscountCanNotExceedWhatItIsTakenFrom() {
        List<SaleLine> lines = List.of(new SaleLine(Quantity.ofWhole(1), 100, 0, 0, true));

        assertThatThrownBy(() -> SaleTotals.of(lines, 101, 0, 0)).hasMessageContaining("101 of 100");
        assertThatThrownBy(() -> SaleTotals.of(lines, -1, 0, 0)).hasMessageContaining("-1 of 100");
    }

    @Test
    void numbersBeyond64BitsAreAnErrorNotAWrongTotal() {
        List<SaleLine> lines = List.of(new SaleLine(Quantity.ofWhole(1_000_000), Long.MAX_VALUE / 10, 0, 0, true));

        assertThatThrownBy(() -> SaleTotals.of(lines, 0, 0, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void discountsAreSpreadToThePennyAndRoundingStaysBelowHalfACoin() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<SaleLine> lines = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(9); i++) {
                lines.add(new SaleLine(new Quantity(1 + random.nextInt(9_999)), random.nextInt(50_000), 0, 1900, true));
            }
            long subtotal = SaleTotals.of(lines, 0, 0, 0).subtotal();
            long discount = (long) (random.nextDouble() * subtotal);

            SaleTotals totals = SaleTotals.of(lines, discount, 0, 5);

            assertThat(totals.total() - totals.rounding()).as("seed %d", seed).isEqualTo(subtotal - discount);
            assertThat(Math.abs(totals.rounding())).as("seed %d", seed).isLessThanOrEqualTo(2);
        }
    }

    private static void check(JsonNode vector) {
        List<SaleLine> lines = StreamSupport.stream(vector.get("lines").spliterator(), false)
                .map(line -> new SaleLine(
                        Quantity.of(new BigDecimal(line.get("quantity").asText())),
                        line.get("unit_price").asLong(),
                        line.get("discount").asLong(),
                        line.get("tax_rate").asInt(),
                        line.get("tax_included").asBoolean()))
                .toList();

        SaleTotals totals = SaleTotals.of(
                lines,
                vector.get("discount").asLong(),
                vector.get("shipping_cost").asLong(),
                vector.get("cash_rounding").asLong());

        JsonNode expected = vector.get("expected");
        assertThat(totals.lineTotals()).isEqualTo(longs(expected.get("line_totals")));
        assertThat(totals.lineTaxes()).isEqualTo(longs(expected.get("line_taxes")));
        assertThat(totals.subtotal()).isEqualTo(expected.get("subtotal").asLong());
        assertThat(totals.tax()).isEqualTo(expected.get("tax").asLong());
        assertThat(totals.rounding()).isEqualTo(expected.get("rounding").asLong());
        assertThat(totals.total()).isEqualTo(expected.get("total").asLong());
    }

    private static List<Long> longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }
}
