package dev.tillstream.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class PushTest {
    private static final int MIB = 1024 * 1024;

    private Shop shop;
    private TestTill till;

    @BeforeEach
    void aTill() {
        shop = new Shop();
        till = shop.till(shop.branch());
    }

    @Test
    void operationsBecomeDurable() {
        Answer answer = till.push(TestTill.sale(1), TestTill.sale(2));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("durable", "durable");
        assertThat(answer.json().get("server_time").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
    }

    @Test
    void aGzippedBodyAndTheOtherHeaderWork() {
        Answer answer = Shop.post(
                "/sync/batch",
                "none",
                BodyPublishers.ofByteArray(gzip(batch(TestTill.sale(1)))),
                "Content-Encoding",
                "gzip");
        assertThat(answer.status()).isEqualTo(401);
        Answer gzipped = Shop.post(
                "/sync/batch",
                till.key(),
                BodyPublishers.ofByteArray(gzip(batch(TestTill.sale(1)))),
                "Content-Encoding",
                "gzip");
        assertThat(statuses(gzipped)).containsExactly("durable");
    }

    @Test
    void oneBadOperationHarmsNoneOfItsNeighbours() {
        String deep = TestTill.sale(3).replace("\"payload\":{", "\"payload\":{\"x\":" + nested(10_000) + ",");
        String items = "{\"product_id\":\"p\",\"quantity\":1,\"unit_price\":1},".repeat(9_999)
                + "{\"product_id\":\"p\",\"quantity\":1,\"unit_price\":1}";
        Answer answer = till.push(
                TestTill.sale(1),
                TestTill.sale(2).replace("\"quantity\":2", "\"quantity\":-1"),
                deep,
                TestTill.sale(4).replace("\"total\":500", "\"total\":5.5"),
                TestTill.sale(5).replace("orders.create", "orders.explode"),
                TestTill.sale(6).replace("2026-11-21T", "20000-01-01T"),
                TestTill.sale(7).replace("p-1", "x".repeat(65)),
                TestTill.sale(8).replace("p-1", "p\\u0000"),
                TestTill.sale(9).replaceAll("(?s)\"items\":\\[.*\\]", "\"items\":[" + items + "]"),
                "\"nonsense\"",
                TestTill.sale(10));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(statuses(answer))
                .containsExactly(
                        "durable",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "durable");
        assertThat(answer.json().at("/results/1/message").asText())
                .isEqualTo("payload.items[0].quantity must be greater than 0, but is -1");
        assertThat(answer.json().at("/results/4/reason").asText()).isEqualTo("unknown_type");
        assertThat(answer.json().at("/results/9/op_id").isNull()).isTrue();
    }

    @Test
    void theRejectedAreKeptAndAnswered() {
        UUID bad = UUID.randomUUID();
        till.push(TestTill.sale(bad, 1, "o-1").replace("\"total\":500", "\"total\":5.5"));
        JsonNode receipt =
                Eventually.get(() -> till.get("/sync/pull").json().at("/receipts/0"), found -> !found.isMissingNode());
        assertThat(receipt.get("op_id").asText()).isEqualTo(bad.toString());
        assertThat(receipt.get("status").asText()).isEqualTo("rejected");
        assertThat(receipt.get("reason").asText()).isEqualTo("invalid_operation");
        assertThat(receipt.get("table").asText()).isEqualTo("orders");
        JsonNode kept =
                Shop.setup("GET", "/quarantine?organization_id=" + shop.id, "").json();
        assertThat(kept.at("/operations/0/op_id").asText()).isEqualTo(bad.toString());
        assertThat(kept.at("/operations/0/content").asText()).contains("\"total\":5.5");
        assertThat(till.get("/sync/status").json().get("applied_through").asLong())
                .isEqualTo(1);
    }

    @Test
    void theSameAgainIsDurableAgainAndOtherContentIsNot() {
        UUID opId = UUID.randomUUID();
        assertThat(statuses(till.push(TestTill.sale(opId, 1, "o-1")))).containsExactly("durable");
        assertThat(statuses(till.push(TestTill.sale(opId, 1, "o-1")))).containsExactly("durable");
        Answer other = till.push(TestTill.sale(opId, 1, "o-2"));
        assertThat(other.json().at("/results/0/reason").asText()).isEqualTo("op_id_reused");
        Answer within = till.push(TestTill.sale(opId, 1, "o-1"), TestTill.sale(opId, 1, "o-3"));
        assertThat(statuses(within)).containsExactly("durable", "rejected");
    }

    @Test
    void aSeqBelongsToOneOperation() {
        Answer within = till.push(TestTill.sale(1), TestTill.sale(1));
        assertThat(statuses(within)).containsExactly("durable", "rejected");
        assertThat(within.json().at("/results/1/message").asText()).contains("seq 1");
        assertThat(within.json().at("/results/1/reason").asText()).isEqualTo("invalid_operation");
        Answer later = till.push(TestTill.sale(1));
        assertThat(statuses(later)).containsExactly("rejected");
        Answer otherEpoch = till.push(TestTill.sale(1).replace("\"seq\":1", "\"epoch\":2,\"seq\":1"));
        assertThat(statuses(otherEpoch)).containsExactly("durable");
    }

    @Test
    void whatIsForgottenInMemoryIsFoundAmongTheReceipts() {
        UUID opId = UUID.randomUUID();
        assertThat(statuses(till.push(TestTill.sale(opId, 1, "o-1")))).containsExactly("durable");
        Changes.of(till).product("p", 1).receipt(opId, 1L, "applied", null).publish("changes.orders");
        Eventually.get(() -> till.get("/sync/pull").json().get("receipts").size(), size -> size == 1);
        String[] many = LongStream.rangeClosed(2, 601).mapToObj(TestTill::sale).toArray(String[]::new);
        for (int from = 0; from < many.length; from += 200) {
            till.push(List.of(many).subList(from, from + 200).toArray(String[]::new));
        }
        assertThat(statuses(till.push(TestTill.sale(1)))).containsExactly("rejected");
        Answer reused = till.push(TestTill.sale(opId, 1, "o-2"));
        assertThat(reused.json().at("/results/0/reason").asText()).isEqualTo("op_id_reused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "not json|400|invalid_json",
                "~~|400|invalid_json",
                "[]|400|invalid_json",
                "{}|400|invalid_json",
                "{\"operations\":[{]}|400|invalid_json",
                "{\"operations\":[]}|400|invalid_operation"
            })
    void whatIsNoBatchIsRefusedWhole(String body, int status, String reason) {
        Answer answer = till.pushBody(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }

    @Test
    void tooManyOperationsAre413AndNothingIsTaken() {
        String[] sales = IntStream.rangeClosed(1, 201).mapToObj(TestTill::sale).toArray(String[]::new);
        assertTooLarge(till.push(sales));
        assertThat(till.get("/sync/status").json().get("received_through").asLong())
                .isZero();
    }

    @Test
    void aLongBodyIs413Announced() {
        assertTooLarge(till.pushBody("x".repeat(MIB + 1)));
    }

    @Test
    void aLongBodyIs413Chunked() {
        InputStream endless = new SequenceInputStream(Collections.enumeration(IntStream.range(0, 40)
                .mapToObj(i -> new java.io.ByteArrayInputStream(new byte[64 * 1024]))
                .toList()));
        assertTooLarge(Shop.post("/sync/batch", till.key(), BodyPublishers.ofInputStream(() -> endless)));
    }

    @Test
    void aGzipThatUnpacksToMuchMoreIsStopped() {
        byte[] bomb = gzipOfZeros(300);
        assertThat(bomb.length).isLessThan(MIB + 1);
        assertTooLarge(
                Shop.post("/sync/batch", till.key(), BodyPublishers.ofByteArray(bomb), "Content-Encoding", "gzip"));
        Answer noGzip = Shop.post("/sync/batch", till.key(), BodyPublishers.ofString("{}"), "Content-Encoding", "gzip");
        assertThat(noGzip.reason()).isEqualTo("invalid_json");
    }

    @Test
    void preferWaitBringsReceipts() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Thread service = new Thread(() -> {
            Changes.of(till).receipt(first, 1L, "applied", null).publish("changes.orders");
            Changes.of(till).receipt(second, 2L, "conflict", "totals_mismatch").publish("changes.orders");
        });
        service.start();
        Answer answer = till.pushBody(
                batch(TestTill.sale(first, 1, "o-1"), TestTill.sale(second, 2, "o-2")), "Prefer", "wait=20");
        assertThat(statuses(answer)).containsExactly("applied", "conflict");
        assertThat(answer.json().at("/results/1/receipt/reason").asText()).isEqualTo("totals_mismatch");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
    }

    @Test
    void whatHasNoReceiptInTimeStaysDurable() {
        Answer answer = till.pushBody(batch(TestTill.sale(1)), "Prefer", "respond-async, wait=1");
        assertThat(statuses(answer)).containsExactly("durable");
    }

    @Test
    void theClockSkewIsMeasured() {
        String ahead = java.time.Instant.now().plusSeconds(3600).toString();
        till.pushBody("{\"sent_at\":\"" + ahead + "\",\"operations\":[" + TestTill.sale(1) + "]}");
        assertThat(till.get("/sync/status").json().get("clock_skew_ms").asLong())
                .isBetween(3_590_000L, 3_610_000L);
    }

    private static void assertTooLarge(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.reason()).isEqualTo("batch_too_large");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static String batch(String... operations) {
        return "{\"operations\":[" + String.join(",", operations) + "]}";
    }

    private static List<String> statuses(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> statuses = new ArrayList<>();
        answer.json()
                .get("results")
                .forEach(result -> statuses.add(result.get("status").asText()));
        return statuses;
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] gzipOfZeros(int mebibytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < mebibytes; i++) {
                gzip.write(new byte[MIB]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
