package dev.tillstream.contracts.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.SaleLine;
import dev.tillstream.contracts.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScanningTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** B-14: the same file is run by every implementation. */
    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                Scanning.class.getResourceAsStream("/dev/tillstream/contracts/barcode-vectors.json"))) {
            List<Fields> vectors = JSON.readValue(file, new TypeReference<>() {});
            assertThat(vectors).hasSizeGreaterThanOrEqualTo(60);
            return vectors.stream()
                    .map(vector -> DynamicTest.dynamicTest(vector.requiredText("name"), () -> check(vector)));
        }
    }

    /** B-14: whatever a scale prints, the customer pays just that. */
    @Test
    void printedPriceIsTheLinesTotal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            long price = 1L + random.nextInt(99_999);
            Fields product = Fields.of(
                    Map.of("id", "p", "sku", "12345", "price_per_weight_unit", 1 + random.nextInt(1_000_000)));
            String digits = "2012345" + String.format(Locale.ROOT, "%05d", price);
            Scan scan = Scanning.read(
                    digits + CheckDigit.of(digits),
                    ScaleBarcode.USUAL,
                    (table, field, text) -> field.equals("sku") ? Optional.of(product) : Optional.empty());
            Fields line = ((Scan.Found) scan).printedLine();
            SaleLine money =
                    new SaleLine(line.requiredQuantity("quantity"), line.requiredInteger("unit_price"), 0, 1900, true);
            assertThat(money.total()).as("seed %d", seed).isEqualTo(price);
            assertThat(line.requiredQuantity("weight_sold")).as("seed %d", seed).isGreaterThan(Quantity.ZERO);
        }
    }

    private static void check(Fields vector) {
        Scan scan = Scanning.read(
                vector.requiredText("code"),
                ScaleBarcode.of(vector.only(ScaleBarcode.SETTING::equals)),
                (table, field, text) -> find(vector, table, field, text));

        Fields expected = vector.object("expected");
        if (expected.has("refused")) {
            assertThat(scan)
                    .isInstanceOfSatisfying(
                            Scan.Refused.class,
                            refused -> assertThat(refused.reason().wireName()).isEqualTo(expected.text("refused")));
            return;
        }
        assertThat(scan).isInstanceOfSatisfying(Scan.Found.class, found -> {
            assertThat(found.product().text("id")).isEqualTo(expected.text("product_id"));
            assertThat(found.unit().wireName()).isEqualTo(expected.text("selling_unit_type"));
            assertThat(found.quantity() == null ? null : found.quantity().toString())
                    .isEqualTo(expected.text("quantity"));
            assertThat(found.printedPrice()).isEqualTo(expected.integer("printed_price"));
            assertThat(found.colorId()).isEqualTo(expected.text("color_id"));
            assertThat(found.sizeId()).isEqualTo(expected.text("size_id"));
            assertLine(found.printedLine(), expected.object("printed_line"));
        });
    }

    /** A weight is text in the file, and a number on the wire. */
    private static void assertLine(Fields line, Fields expected) {
        assertThat(line.names()).isEqualTo(expected.names());
        for (String name : expected.names()) {
            assertThat(line.value(name)).as(name).hasToString(String.valueOf(expected.value(name)));
        }
    }

    private static Optional<Fields> find(Fields vector, Table table, String field, String text) {
        return vector.rows(table.name()).stream()
                .filter(record ->
                        record.text(field) != null && record.requiredText(field).equalsIgnoreCase(text))
                .min(Comparator.comparing(record -> record.requiredText("id")));
    }
}
