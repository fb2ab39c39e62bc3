package dev.tillstream.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the gateway has published, from the beginning. */
public final class OperationsTopic {
    private OperationsTopic() {}

    /** The first record under that key. */
    public static JsonNode next(String topic, String key) {
        return all(topic, key, 1).get(0);
    }

    /** The records under that key, when there are so many. */
    public static List<JsonNode> all(String topic, String key, int count) {
        return until(topic, key, found -> found.size() >= count);
    }

    /** The records under that key, up to one that fits. */
    public static List<JsonNode> upTo(String topic, String key, Predicate<JsonNode> last) {
        return until(topic, key, found -> !found.isEmpty() && last.test(found.get(found.size() - 1)));
    }

    private static List<JsonNode> until(String topic, String key, Predicate<List<JsonNode>> enough) {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        Map<String, Object> config = Map.of(
                "bootstrap.servers", servers, "group.id", "test-" + UUID.randomUUID(), "auto.offset.reset", "earliest");
        List<JsonNode> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            Eventually.get(() -> poll(consumer, key, found), enough);
        }
        return found;
    }

    private static List<JsonNode> poll(KafkaConsumer<String, byte[]> consumer, String key, List<JsonNode> found) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            if (record.key().equals(key)) {
                found.add(read(record.value()));
            }
        }
        return found;
    }

    private static JsonNode read(byte[] json) {
        try {
            return Shop.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
