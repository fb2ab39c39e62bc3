package dev.tillstream.gateway.topic;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.problem.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Appends to the topics. The channel is never emitted on: it is what makes the producer that the records go through. */
@ApplicationScoped
public class OperationLog {
    private static final String CHANNEL = "operations";
    private static final Duration MAX_WAIT = Duration.ofSeconds(9);
    private static final Duration MAX_QUEUED = Duration.ofSeconds(3);

    private final KafkaClientService clients;
    private final Vertx vertx;
    private final InstantSource clock;
    private final long maxBytesInFlight;
    private final AtomicLong bytesInFlight;

    @Inject
    @Channel(CHANNEL)
    Emitter<byte[]> channel;

    OperationLog(
            KafkaClientService clients, Vertx vertx, InstantSource clock, GatewayConfig config, MeterRegistry metrics) {
        this.clients = clients;
        this.vertx = vertx;
        this.clock = clock;
        this.maxBytesInFlight = config.limits().maxBytesInFlight();
        this.bytesInFlight = metrics.gauge("tillstream.push.bytes.in.flight", new AtomicLong());
    }

    /**
     * Completes when all in-sync replicas have all records. Fails with {@link Refusal} unavailable when any of them could
     * not be appended; the others may have been, so the caller sends all of them again.
     */
    public Uni<Void> append(List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long bytes = records.stream().mapToLong(each -> each.value().length).sum();
        if (bytesInFlight.addAndGet(bytes) > maxBytesInFlight) {
            bytesInFlight.addAndGet(-bytes);
            return Uni.createFrom().failure(Refusal.unavailable("Kafka takes operations too slowly; try again."));
        }
        Context context = vertx.getOrCreateContext();
        Instant deadline = clock.instant().plus(MAX_QUEUED);
        return clients.<byte[], byte[]>getProducer(CHANNEL)
                .runOnSendingThread((Producer<byte[], byte[]> producer) -> send(producer, records, deadline))
                .chain(delivery -> Uni.createFrom().completionStage(delivery.done()))
                .ifNoItem()
                .after(MAX_WAIT)
                .fail()
                .onTermination()
                .invoke(() -> bytesInFlight.addAndGet(-bytes))
                .onFailure()
                .transform(failure -> Refusal.unavailable("Kafka can't be reached; try again.", failure))
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    /** A send may block while Kafka is away: after the first failure, and for a batch that waited long, none is tried. */
    private Delivery send(
            Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records, Instant deadline) {
        Delivery delivery = new Delivery(records.size());
        if (clock.instant().isAfter(deadline)) {
            delivery.failed(new IllegalStateException("waited too long for its turn"));
        }
        for (int i = 0; i < records.size() && !delivery.isFailed(); i++) {
            var unused = producer.send(records.get(i), delivery);
        }
        return delivery;
    }
}
