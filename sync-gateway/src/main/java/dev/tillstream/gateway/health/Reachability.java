package dev.tillstream.gateway.health;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Whether the database answers, Kafka has a connection, and the feed's consumer is asking for records. */
@ApplicationScoped
class Reachability {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final double MAX_POLL_AGE_SECONDS = 60;

    private final Pool pool;
    private final KafkaClientService clients;

    Reachability(Pool pool, KafkaClientService clients) {
        this.pool = pool;
        this.clients = clients;
    }

    Uni<Boolean> database() {
        return pool.query("select 1")
                .execute()
                .replaceWith(true)
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    /** By the producer's metadata: it has to be able to send. */
    Uni<Boolean> kafka() {
        return clients.<byte[], byte[]>getProducer("operations")
                .runOnSendingThread((Producer<byte[], byte[]> producer) -> connections(producer) > 0)
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    /** The client's own measure of when it polled last; none before the first poll. */
    boolean feedIsConsumed() {
        return clients.getConsumers("changes").stream()
                .map(consumer -> consumer.unwrap())
                .allMatch(consumer -> consumer.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals("last-poll-seconds-ago"))
                        .allMatch(metric -> number(metric) < MAX_POLL_AGE_SECONDS));
    }

    private static double connections(Producer<byte[], byte[]> producer) {
        return producer.metrics().entrySet().stream()
                .filter(entry -> isConnectionCount(entry.getKey()))
                .mapToDouble(entry -> number(entry.getValue()))
                .max()
                .orElse(0);
    }

    private static boolean isConnectionCount(MetricName name) {
        return name.name().equals("connection-count") && name.group().equals("producer-metrics");
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Number value ? value.doubleValue() : 0;
    }
}
