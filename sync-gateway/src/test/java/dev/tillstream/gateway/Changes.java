package dev.tillstream.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Speaks for the services: publishes change records, as JSON written by hand. */
public final class Changes {
    private static @Nullable KafkaProducer<String, byte[]> producer;

    private final TestTill origin;
    private final List<String> changes = new ArrayList<>();
    private UUID opId = UUID.randomUUID();
    private String receipt = "null";
    private String type = "products.upsert";
    private long fingerprint = 0x0123456789abcdefL;

    private Changes(TestTill origin) {
        this.origin = origin;
    }

    public static Changes of(TestTill origin) {
        return new Changes(origin);
    }

    public Changes product(String id, long version) {
        return record("products", id, "*", version, "{\"id\":\"%s\",\"name\":\"v%d\"}".formatted(id, version));
    }

    /** Of the operation that made the changes. */
    public Changes type(String operation) {
        type = operation;
        return this;
    }

    public Changes deleted(String table, String id, String scope, long version) {
        changes.add("{\"table\":\"%s\",\"id\":\"%s\",\"scope\":\"%s\",\"version\":%d,\"deleted\":true}"
                .formatted(table, id, scope, version));
        return this;
    }

    public Changes record(String table, String id, String scope, long version, String data) {
        changes.add("{\"table\":\"%s\",\"id\":\"%s\",\"scope\":\"%s\",\"version\":%d,\"deleted\":false,\"data\":%s}"
                .formatted(table, id, scope, version, data));
        return this;
    }

    public Changes receipt(UUID operation, @Nullable Long seq, String status, @Nullable String reason) {
        opId = operation;
        receipt =
                ("{\"op_id\":\"%s\",\"seq\":%s,\"epoch\":null,\"device_id\":\"%s\",\"status\":\"%s\",\"table\":\"orders\","
                                + "\"id\":\"o-1\",\"version\":1,\"reason\":%s,\"message\":null}")
                        .formatted(
                                operation,
                                seq,
                                origin.deviceId(),
                                status,
                                reason == null ? "null" : "\"" + reason + "\"");
        return this;
    }

    /** Of the operation that the receipt is for. */
    public Changes fingerprint(long content) {
        fingerprint = content;
        return this;
    }

    public void publish(String topic) {
        publishRaw(topic, origin.organizationId() + "/x", json());
    }

    public String json() {
        return ("{\"origin\":{\"organization_id\":\"%s\",\"organization_code\":\"T\",\"branch_id\":\"%s\",\"branch_code\":\"B\","
                        + "\"device_id\":\"%s\",\"clock_skew_ms\":0},\"op_id\":\"%s\",\"type\":\"%s\","
                        + "\"received_at\":\"%s\",\"fingerprint\":\"%016x\",\"changes\":[%s],\"receipt\":%s}")
                .formatted(
                        origin.organizationId(),
                        origin.branchId(),
                        origin.deviceId(),
                        opId,
                        type,
                        Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                        fingerprint,
                        String.join(",", changes),
                        receipt);
    }

    public static synchronized void publishRaw(String topic, String key, String value) {
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
            open = new KafkaProducer<>(
                    Map.of("bootstrap.servers", servers, "linger.ms", 0),
                    new StringSerializer(),
                    new ByteArraySerializer());
            producer = open;
        }
        var unused = open.send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)));
        open.flush();
    }
}
