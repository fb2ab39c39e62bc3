package dev.tillstream.acceptance.bench.raw;

import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The limit of the door: the very records that the gateway published, sent again by a plain producer with
 * {@code acks=all} to a scratch topic of the same settings, which is deleted afterwards.
 */
public final class RawProducer {
    private static final String SOURCE = Topics.operations(Owner.ORDERS);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int EMPTY_POLLS = 10;
    private static final double NANOS = 1e9;
    private static final String LINGER_MS = "5";
    private static final String BATCH_BYTES = "131072";

    private final String servers;
    private final String scratch;

    public RawProducer(String servers, String scratch) {
        this.servers = servers;
        this.scratch = scratch;
    }

    /** Records a second, after a warm-up of the same length as the measured time. */
    public double recordsPerSecond(int sample, Duration duration) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            List<ConsumerRecord<byte[], byte[]>> records = published(sample);
            createScratch(admin);
            try (KafkaProducer<byte[], byte[]> producer = producer()) {
                send(producer, records, duration);
                return send(producer, records, duration);
            } finally {
                admin.deleteTopics(List.of(scratch)).all().get();
            }
        }
    }

    private double send(
            KafkaProducer<byte[], byte[]> producer, List<ConsumerRecord<byte[], byte[]>> records, Duration duration) {
        LongAdder failed = new LongAdder();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        long sent = 0;
        while (System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> each : records) {
                var unused = producer.send(
                        new ProducerRecord<>(scratch, each.key(), each.value()),
                        (metadata, failure) -> failed.add(failure == null ? 0 : 1));
            }
            sent += records.size();
        }
        producer.flush();
        double seconds = (System.nanoTime() - start) / NANOS;
        return (sent - failed.sum()) / seconds;
    }

    /** The newest records of the topic, as many as asked for or as there are. */
    private List<ConsumerRecord<byte[], byte[]>> published(int sample) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(sample);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(SOURCE).stream()
                    .map(partition -> new TopicPartition(SOURCE, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            int share = sample / partitions.size() + 1;
            partitions.forEach(each ->
                    consumer.seek(each, Math.max(begins.getOrDefault(each, 0L), ends.getOrDefault(each, 0L) - share)));
            for (int empty = 0; empty < EMPTY_POLLS && records.size() < sample; ) {
                var polled = consumer.poll(POLL);
                empty = polled.isEmpty() ? empty + 1 : 0;
                polled.forEach(records::add);
            }
        }
        if (records.isEmpty()) {
            throw new IllegalStateException("there are no records on " + SOURCE + " to send again");
        }
        return records;
    }

    private void createScratch(Admin admin) throws InterruptedException, ExecutionException {
        ConfigResource source = new ConfigResource(ConfigResource.Type.TOPIC, SOURCE);
        Map<String, String> settings = new HashMap<>();
        for (ConfigEntry entry : admin.describeConfigs(List.of(source))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                settings.put(entry.name(), entry.value());
            }
        }
        int partitions = admin.describeTopics(List.of(SOURCE))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        NewTopic topic = new NewTopic(scratch, Optional.of(partitions), Optional.empty()).configs(settings);
        admin.createTopics(List.of(topic)).all().get();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", LINGER_MS,
                        "batch.size", BATCH_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
