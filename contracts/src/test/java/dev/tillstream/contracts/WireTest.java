package dev.tillstream.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tillstream.contracts.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shapes on the wire are frozen: to change one, raise {@link ProtocolVersion} and the hash here. */
class WireTest {
    private static final Map<Integer, String> HASH_OF_VERSION =
            Map.of(1, "51b8c56c3f0011f32c417bbcb66dd18f108dd47627f06d8f22907cc3be38455e");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID OP_ID = UUID.fromString("0192f4c0-0000-7000-8000-000000000001");
    private static final Origin ORIGIN = new Origin("org-1", "DEMO", "branch-1", "BR01", "device-1", 1500);

    @TestFactory
    Stream<DynamicTest> everyMessageLooksLikeItsGoldenFileAndReadsBack() {
        return messages().entrySet().stream()
                .map(message -> DynamicTest.dynamicTest(message.getKey(), () -> {
                    String golden = golden(message.getKey());
                    assertThat(MAPPER.writeValueAsString(message.getValue())).isEqualTo(golden.strip());
                    assertThat(MAPPER.readValue(golden, message.getValue().getClass()))
                            .isEqualTo(message.getValue());
                }));
    }

    @Test
    void noShapeChangesWithoutANewVersion() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : messages().keySet()) {
            digest.update(golden(name).strip().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo(HASH_OF_VERSION.get(ProtocolVersion.PROTOCOL_VERSION));
    }

    @Test
    void aDigestHashesTableIdAndVersion() {
        assertThat(TableDigest.hex(TableDigest.hashOf("products", "p1", 3))).isEqualTo("2c7d04135a7580a8");
    }

    private static Map<String, Object> messages() {
        Operation operation = new Operation(
                OP_ID,
                41L,
                2,
                "orders.create",
                "order-1",
                null,
                NOON,
                Fields.of(Map.of("items", List.of(Map.of("quantity", 2)))));
        PushedOperation pushed = new PushedOperation(ORIGIN, NOON, "00000000000000ff", operation);
        Receipt receipt = Receipt.conflict(pushed, 1, "conflict-1", Reason.TOTALS_MISMATCH, "total is 2")
                .withNumbers(10231, "TRX-MC01-BRN01-261121-7K3Q");
        Change change = Change.of(Tables.ORDERS, "order-1", "branch-1", 1, Fields.of(Map.of("total", 3000)));
        Map<String, Object> messages = new LinkedHashMap<>();
        messages.put("pushed-operation", pushed);
        Origin office = new Origin("org-1", "DEMO", null, null, "session-1", 0, "staff-1");
        messages.put("pushed-operation-of-staff", new PushedOperation(office, NOON, "00000000000000ff", operation));
        messages.put(
                "change-record",
                new ChangeRecord(
                        ORIGIN,
                        OP_ID,
                        "orders.create",
                        NOON,
                        "00000000000000ff",
                        List.of(change, Change.deleted(Tables.PRODUCTS, "p1", "branch-1", 4)),
                        receipt));
        messages.put(
                "quarantined-operation",
                new QuarantinedOperation(
                        null, Reason.INVALID_JSON, "unexpected end", "operations.orders", NOON, OP_ID, 41L, null, "{"));
        messages.put(
                "push-answer",
                new PushAnswer(
                        List.of(
                                new PushResult(OP_ID.toString(), PushResult.DURABLE, null, null, null),
                                new PushResult(
                                        null,
                                        PushResult.REJECTED,
                                        Reason.INVALID_OPERATION,
                                        "op_id is required",
                                        null)),
                        NOON));
        messages.put(
                "pull-answer",
                new PullAnswer(
                        List.of(new PullAnswer.FeedChange("products", "p1", 4, true, 812, null)),
                        List.of(Receipt.applied(pushed, 1)),
                        41,
                        "cursor",
                        false,
                        NOON));
        messages.put(
                "device-status",
                new DeviceStatus("device-1", "branch-1", 41, 40, List.of(42L), 1, NOON, -20, "cursor"));
        messages.put(
                "digest",
                new TableDigest.Answer(List.of(new TableDigest("products", 2, "00000000000000ff")), "cursor"));
        messages.put("problem", new Problem("about:blank", "Too many requests", 429, "slow down", Reason.RATE_LIMITED));
        return messages;
    }

    private static String golden(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WireTest.class.getResourceAsStream("/golden/" + name + ".json"), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
