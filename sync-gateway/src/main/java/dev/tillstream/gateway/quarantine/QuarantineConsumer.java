package dev.tillstream.gateway.quarantine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.feed.FeedBatch;
import dev.tillstream.gateway.feed.FeedWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes the quarantine topic into its table, and gives each operation that can be named its rejection, in one
 * transaction, so that its device's numbers go on.
 */
@ApplicationScoped
public class QuarantineConsumer {
    private static final Logger LOG = Logger.getLogger(QuarantineConsumer.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

    private final QuarantineStore store;
    private final DoorReceipts receipts;
    private final FeedWriter feed;
    private final ObjectMapper json;

    QuarantineConsumer(QuarantineStore store, DoorReceipts receipts, FeedWriter feed, ObjectMapper json) {
        this.store = store;
        this.receipts = receipts;
        this.feed = feed;
        this.json = json;
    }

    @Incoming("quarantine")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        List<Kept> kept = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            kept.add(new Kept(idOf(record), read(record)));
        }
        FeedBatch batch = receipts.of(kept);
        return Uni.createFrom()
                .deferred(() -> feed.write(
                        batch,
                        connection ->
                                store.markReused(connection, kept, batch).chain(() -> store.add(connection, kept))))
                .onFailure()
                .invoke(failure -> LOG.warnf("the quarantine could not be written yet: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .indefinitely();
    }

    /** The place in the topic: a record that comes again has the same. */
    private static String idOf(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "-" + record.offset();
    }

    /** What is no quarantined operation is kept as one, raw. */
    private QuarantinedOperation read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        try {
            return json.readValue(value, QuarantinedOperation.class);
        } catch (IOException e) {
            return new QuarantinedOperation(
                    null,
                    Reason.INVALID_JSON,
                    "the quarantine record can't be read: " + e.getMessage(),
                    record.topic(),
                    Instant.ofEpochMilli(record.timestamp()),
                    null,
                    null,
                    null,
                    new String(value, StandardCharsets.UTF_8));
        }
    }
}
