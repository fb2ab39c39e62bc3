package dev.tillstream.contracts.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.SaleTotals;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PricingTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** B-5: the same file is run by every implementation. */
    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        JsonNode vectors = read();
        assertThat(vectors.size()).isGreaterThanOrEqualTo(100);
        return stream(vectors)
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> check(vector)));
    }

    /** B-5: the order in which records come from the till's store decides nothing. */
    @Test
    void orderOfListsAndPromotionsDoesNotMatter() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (JsonNode vector : read()) {
            List<PriceList> lists = new ArrayList<>(records(vector.get("price_lists"), PriceList::of));
            List<Promotion> promotions = new ArrayList<>(records(vector.get("promotions"), Promotion::of));
            List<PricedLine> before = price(vector, lists, promotions);
            Collections.shuffle(lists, random);
            Collections.shuffle(promotions, random);
            assertThat(price(vector, lists, promotions))
                    .as("seed %d, %s", seed, vector.get("name"))
                    .isEqualTo(before);
        }
    }

    /** B-4, B-5: a discount never exceeds its line, so the total of any cart can be computed. */
    @Test
    void pricedLinesFeedTheTotals() throws IOException {
        for (JsonNode vector : read()) {
            List<PricedLine> lines = price(
                    vector,
                    records(vector.get("price_lists"), PriceList::of),
                    records(vector.get("promotions"), Promotion::of));
            SaleTotals totals =
                    SaleTotals.of(lines.stream().map(PricedLine::line).toList(), 0, 0, 0);
            assertThat(totals.lineTotals()).allMatch(total -> total >= 0);
        }
    }

    private static void check(JsonNode vector) {
        List<PricedLine> lines = price(
                vector,
                records(vector.get("price_lists"), PriceList::of),
                records(vector.get("promotions"), Promotion::of));

        JsonNode expected = vector.get("expected");
        assertThat(lines).hasSize(expected.size());
        for (int i = 0; i < lines.size(); i++) {
            PricedLine line = lines.get(i);
            JsonNode wanted = expected.get(i);
            assertThat(line.line().unitPrice())
                    .isEqualTo(wanted.get("unit_price").asLong());
            assertThat(line.line().discount()).isEqualTo(wanted.get("discount").asLong());
            assertThat(line.saleType().wireName())
                    .isEqualTo(wanted.get("sale_type").asText());
            assertThat(line.priceListId()).isEqualTo(text(wanted, "price_list_id"));
            assertThat(line.promotionIds())
                    .isEqualTo(stream(wanted.get("promotion_ids"))
                            .map(JsonNode::asText)
                            .toList());
        }
    }

    private static List<PricedLine> price(JsonNode vector, List<PriceList> lists, List<Promotion> promotions) {
        List<CartLine> cart = stream(vector.get("cart")).map(PricingTest::line).toList();
        return Pricing.price(
                cart,
                lists,
                promotions,
                vector.get("branch_id").asText(),
                Instant.parse(vector.get("at").asText()),
                ZoneId.of(vector.get("zone").asText()));
    }

    private static CartLine line(JsonNode line) {
        JsonNode variantPrice = line.get("variant_price");
        return new CartLine(
                fields(line.get("product")),
                Quantity.of(new BigDecimal(line.get("quantity").asText())),
                SellingUnit.ofWireName(Objects.requireNonNullElse(text(line, "selling_unit_type"), "piece")),
                SaleType.ofWireName(text(line, "sale_type")),
                new CartLine.Variant(
                        text(line, "color_id"),
                        text(line, "size_id"),
                        variantPrice == null ? null : variantPrice.asLong()));
    }

    private static JsonNode read() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                Pricing.class.getResourceAsStream("/dev/tillstream/contracts/pricing-vectors.json"))) {
            return JSON.readTree(file);
        }
    }

    private static <T> List<T> records(JsonNode array, Function<Fields, T> reader) {
        return stream(array).map(PricingTest::fields).map(reader).toList();
    }

    private static Fields fields(JsonNode node) {
        try {
            return JSON.treeToValue(node, Fields.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }
}
