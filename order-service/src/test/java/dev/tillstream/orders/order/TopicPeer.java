package dev.tillstream.orders.order;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The gateway's side of a service's topics: publishes operations, and reads what comes of them. */
public final class TopicPeer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String operations;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ChangeRecord> changes = new ArrayList<>();
    private final List<QuarantinedOperation> quarantined = new ArrayList<>();

    public TopicPeer(String bootstrapServers, String service) {
        this.operations = "operations." + service;
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("group.id", "peer-" + UUID.randomUUID());
        config.put("auto.offset.reset", "earliest");
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of("changes." + service, Topics.QUARANTINE));
    }

    public void send(PushedOperation pushed) {
        String key = Topics.key(pushed.origin().organizationId(), aggregateOf(pushed));
        var unused = producer.send(new ProducerRecord<>(operations, key, Json.bytes(pushed)));
    }

    private static String aggregateOf(PushedOperation pushed) {
        return Tables.operationType(pushed.operation().type())
                .flatMap(OperationType::aggregateField)
                .map(field -> pushed.operation().payload().text(field))
                .orElse(pushed.operation().id());
    }

    public void sendRaw(String key, String value) {
        var unused = producer.send(new ProducerRecord<>(operations, key, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends an operation and waits for the change record that comes of it, not one that came before. */
    public ChangeRecord push(PushedOperation pushed) {
        changes.removeIf(record -> record.opId().equals(pushed.operation().opId()));
        send(pushed);
        return await(pushed.operation().opId());
    }

    public ChangeRecord await(UUID opId) {
        return await(changes, record -> record.opId().equals(opId), "a change record of " + opId);
    }

    public QuarantinedOperation awaitQuarantined(UUID opId) {
        return await(quarantined, found -> opId.equals(found.opId()), "quarantined " + opId);
    }

    public QuarantinedOperation awaitUnreadable(String what) {
        return await(quarantined, found -> found.opId() == null, "unreadable " + what);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private <T> T await(List<T> seen, Predicate<T> wanted, String what) {
        producer.flush();
        Instant deadline = Instant.now().plus(PATIENCE);
        T found = find(seen, wanted);
        while (found == null) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(what + " did not come within " + PATIENCE);
            }
            poll();
            found = find(seen, wanted);
        }
        return found;
    }

    private static <T> @Nullable T find(List<T> seen, Predicate<T> wanted) {
        return seen.stream().filter(wanted).findFirst().orElse(null);
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
            try {
                if (record.topic().equals(Topics.QUARANTINE)) {
                    quarantined.add(Json.readerFor(QuarantinedOperation.class).readValue(record.value()));
                } else {
                    changes.add(Json.readerFor(ChangeRecord.class).readValue(record.value()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
