package dev.tillstream.inbox;

import dev.tillstream.contracts.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes what a batch gave: done when all in-sync replicas have all of it. */
@ApplicationScoped
class Publisher {
    private static final String CHANNEL = "changes";

    private final KafkaClientService clients;
    private final String topic;

    /** @param channel makes the connector create the producer; records go through it directly, one hop a batch */
    Publisher(
            KafkaClientService clients,
            @Channel(CHANNEL) MutinyEmitter<byte[]> channel,
            @ConfigProperty(name = "mp.messaging.outgoing.changes.topic") String topic) {
        this.clients = clients;
        this.topic = topic;
    }

    /** Fails where Kafka did not take all of it; to publish it again does no harm. */
    Uni<Void> publish(Publication publication) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        publication
                .changeRecords()
                .forEach(record -> records.add(new ProducerRecord<>(
                        topic, record.topicKey(), record.json().getBytes(StandardCharsets.UTF_8))));
        publication
                .quarantined()
                .forEach(quarantined -> records.add(new ProducerRecord<>(
                        Topics.QUARANTINE, String.valueOf(quarantined.opId()), Json.bytes(quarantined))));
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return clients.<String, byte[]>getProducer(CHANNEL)
                .runOnSendingThread((Function<Producer<String, byte[]>, CompletableFuture<Void>>)
                        producer -> send(producer, records))
                .chain(sent -> Uni.createFrom().completionStage(sent));
    }

    private static CompletableFuture<Void> send(
            Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        CompletableFuture<Void> all = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            var unused = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(failure);
                } else if (left.decrementAndGet() == 0) {
                    all.complete(null);
                }
            });
        }
        return all;
    }
}
