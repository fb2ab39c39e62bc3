package dev.tillstream.gateway.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class ConflictTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestTill till;

    @BeforeEach
    void aTill() {
        till = Shop.anotherTill();
    }

    @Test
    void areListedByStatus() {
        conflict("c-1", "open", till.branchId());
        conflict("c-2", "resolved", till.branchId());
        JsonNode all = awaitConflicts(2);
        JsonNode open = till.get("/sync/conflicts?status=open").json().get("conflicts");
        assertThat(open).hasSize(1);
        JsonNode conflict = open.get(0);
        assertThat(conflict.get("conflict_id").asText()).isEqualTo("c-1");
        assertThat(conflict.get("conflict_type").asText()).isEqualTo("data_mismatch");
        assertThat(conflict.get("table").asText()).isEqualTo("products");
        assertThat(conflict.get("id").asText()).isEqualTo("p-1");
        assertThat(conflict.get("local_data").get("price").asInt()).isEqualTo(5);
        assertThat(conflict.get("resolved_at").isNull()).isTrue();
        assertThat(all.get(0).get("conflict_id").asText()).isEqualTo("c-2");
        assertThat(till.get("/sync/conflicts?limit=1").json().get("conflicts")).hasSize(1);
        assertThat(till.get("/sync/conflicts?status=lost").status()).isEqualTo(400);
        assertThat(till.get("/sync/conflicts?limit=0").status()).isEqualTo(400);
        assertThat(till.get("/sync/status").json().get("open_conflicts").asInt())
                .isEqualTo(1);
    }

    @Test
    void aDecisionIsAnOperationAndItsReceiptTheAnswer() {
        conflict("c-1", "open", till.branchId());
        awaitConflicts(1);
        CompletableFuture<JsonNode> service =
                CompletableFuture.supplyAsync(() -> answerNextResolution("applied", null));
        Answer answer = resolve("c-1", "{\"strategy\":\"merge\",\"merged\":{\"price\":6}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("status").asText()).isEqualTo("resolved");
        assertThat(answer.json().get("conflict_id").asText()).isEqualTo("c-1");
        JsonNode operation = service.join().get("operation");
        assertThat(operation.get("type").asText()).isEqualTo("conflicts.resolve");
        assertThat(operation.get("id").asText()).isEqualTo("c-1");
        assertThat(operation.get("seq").isNull()).isTrue();
        assertThat(operation.at("/payload/record_id").asText()).isEqualTo("p-1");
        assertThat(operation.at("/payload/table").asText()).isEqualTo("products");
        assertThat(operation.at("/payload/merged/price").asInt()).isEqualTo(6);
        assertThat(till.get("/sync/pull").json().get("receipts")).isEmpty();
    }

    @Test
    void anotherDecisionIs409() {
        conflict("c-1", "resolved", till.branchId());
        awaitConflicts(1);
        CompletableFuture<JsonNode> service =
                CompletableFuture.supplyAsync(() -> answerNextResolution("rejected", "conflict_resolved"));
        Answer answer = resolve("c-1", "{\"strategy\":\"keep_server\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("conflict_resolved");
        assertThat(service.join().at("/operation/payload/strategy").asText()).isEqualTo("keep_server");
    }

    @Test
    void whatTheCallerDoesNotSeeIsNotFound() {
        conflict("c-1", "open", "another-branch");
        conflict("c-2", "open", till.branchId());
        awaitConflicts(1);
        assertThat(resolve("c-1", "{\"strategy\":\"merge\"}").status()).isEqualTo(404);
        assertThat(resolve("none", "{\"strategy\":\"merge\"}").reason()).isEqualTo("not_found");
        assertThat(Shop.anotherTill().get("/sync/conflicts").json().get("conflicts"))
                .isEmpty();
        assertThat(resolve("c-2", "{\"strategy\":\"toss\"}").reason()).isEqualTo("invalid_operation");
        assertThat(resolve("c-2", "{}").status()).isEqualTo(400);
        assertThat(resolve("c-2", "nonsense").status()).isEqualTo(400);
    }

    private void conflict(String id, String status, String scope) {
        String data = """
                {"conflict_id":"%s","conflict_type":"data_mismatch","table":"products","record_id":"p-1",
                "op_id":"%s","device_id":"d","local_data":{"price":5},"server_data":{"price":4},"status":"%s"}""".formatted(id, UUID.randomUUID(), status);
        Changes.of(till).record("conflicts", id, scope, 1, data).publish("changes.catalog");
    }

    private JsonNode awaitConflicts(int count) {
        return Eventually.get(
                () -> till.get("/sync/conflicts").json().get("conflicts"), found -> found.size() == count);
    }

    private Answer resolve(String id, String body) {
        return Shop.post("/sync/conflicts/" + id + "/resolve", till.key(), BodyPublishers.ofString(body));
    }

    /** Stands for the catalog service: takes the next decision of this organization and answers it. */
    private JsonNode answerNextResolution(String status, @Nullable String reason) {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "service-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("operations.catalog"));
            JsonNode pushed = Eventually.get(() -> next(consumer), found -> !found.isMissingNode());
            UUID opId = UUID.fromString(pushed.at("/operation/op_id").asText());
            Changes.of(till).receipt(opId, null, status, reason).publish("changes.catalog");
            return pushed;
        }
    }

    private JsonNode next(KafkaConsumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            if (record.key().equals(till.organizationId() + "/p-1")) {
                return read(record.value());
            }
        }
        return JSON.missingNode();
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
