package dev.tillstream.catalog;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.inbox.Json;
import dev.tillstream.local.simulated.Till;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The topics around the service: puts operations in as the gateway does, and sees all that comes out from now on. */
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    /** To close a consumer means to wait for its last fetch. */
    private static final int FETCH_WAIT_MS = 20;

    private static final ObjectReader CHANGE_RECORD = Json.readerFor(ChangeRecord.class);
    private static final ObjectReader QUARANTINED = Json.readerFor(QuarantinedOperation.class);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Seen> seen = new ArrayList<>();

    /** A record of one of the topics, read. */
    private record Seen(String key, Object value) {}

    Wire() {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "fetch.max.wait.ms",
                FETCH_WAIT_MS);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.changes(Owner.CATALOG), Topics.QUARANTINE)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    void push(Till.Push... pushes) {
        push(List.of(pushes));
    }

    void push(List<Till.Push> pushes) {
        for (Till.Push push : pushes) {
            String record = Objects.requireNonNullElse(push.payload().text("record_id"), push.id());
            send(Topics.key(push.till().organization(), record), Json.bytes(push.pushed()));
        }
        producer.flush();
    }

    /** Whatever it is. */
    void send(String key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(Topics.operations(Owner.CATALOG), key, value));
    }

    /** Pushes it and waits for its outcome. */
    ChangeRecord outcomeOf(Till.Push push) {
        push(push);
        return outcomes(push.opId(), 1).get(0);
    }

    /** Waits until that many outcomes of the operation were published. */
    List<ChangeRecord> outcomes(UUID opId, int count) {
        return await(ChangeRecord.class, count, record -> record.opId().equals(opId));
    }

    /** Waits for what was put into quarantine. */
    QuarantinedOperation quarantined(Predicate<QuarantinedOperation> wanted) {
        return await(QuarantinedOperation.class, 1, wanted).get(0);
    }

    /** The topic's key of the outcome that was published last for the operation. */
    String keyOfOutcome(PushedOperation pushed) {
        UUID opId = pushed.operation().opId();
        outcomes(opId, 1);
        return seen.stream()
                .filter(record -> record.value() instanceof ChangeRecord outcome
                        && outcome.opId().equals(opId))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .key();
    }

    private <T> List<T> await(Class<T> type, int count, Predicate<T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<T> found = find(type, wanted);
        while (found.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(found.size() + " of " + count + " " + type.getSimpleName() + " within "
                        + PATIENCE + ": " + found);
            }
            consumer.poll(POLL).forEach(record -> seen.add(new Seen(record.key(), read(record))));
            found = find(type, wanted);
        }
        return found;
    }

    private <T> List<T> find(Class<T> type, Predicate<T> wanted) {
        return seen.stream()
                .map(Seen::value)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .toList();
    }

    private static Object read(ConsumerRecord<String, byte[]> record) {
        ObjectReader reader = record.topic().equals(Topics.QUARANTINE) ? QUARANTINED : CHANGE_RECORD;
        try {
            return reader.readValue(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
