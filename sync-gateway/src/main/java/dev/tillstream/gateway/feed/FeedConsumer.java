package dev.tillstream.gateway.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes change records from the services into the feed: a batch in one transaction, tried again until it is written. A
 * record that can't be read, or that the database does not take, goes to the quarantine alone. Made at the start, so that its
 * metrics are there before the first record.
 */
@Startup
@ApplicationScoped
public class FeedConsumer {
    private static final Logger LOG = Logger.getLogger(FeedConsumer.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

    private final FeedWriter writer;
    private final UnreadableRecords unreadable;
    private final InstantSource clock;
    private final Counter written;
    private final Timer delay;
    private volatile Instant busySince = Instant.MAX;

    FeedConsumer(FeedWriter writer, UnreadableRecords unreadable, InstantSource clock, MeterRegistry metrics) {
        this.writer = writer;
        this.unreadable = unreadable;
        this.clock = clock;
        this.written = metrics.counter("tillstream.feed.records");
        this.delay = Timer.builder("tillstream.feed.delay")
                .description("from receiving an operation to its change in the feed")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    /** How long the batch at hand has been tried; zero when none is. */
    public Duration stuckFor() {
        Instant since = busySince;
        Instant now = clock.instant();
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }

    @Incoming("changes")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        busySince = clock.instant();
        List<SlicedRecord> sliced = new ArrayList<>(records.count());
        List<UnreadableRecords.Unreadable> bad = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                sliced.add(ChangeSlicer.slice(record));
            } catch (IOException e) {
                bad.add(new UnreadableRecords.Unreadable(record, String.valueOf(e.getMessage())));
            }
        }
        return untilDone(() -> unreadable.keep(bad)).chain(() -> write(sliced)).invoke(() -> busySince = Instant.MAX);
    }

    private Uni<Void> write(List<SlicedRecord> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        FeedBatch batch = FeedBatch.of(records);
        return untilDone(() -> writer.write(batch))
                .invoke(() -> count(records))
                .onFailure(FeedConsumer::isOfTheData)
                .recoverWithUni(failure -> writeParts(records, failure));
    }

    /** The database does not take something of it: halves, until the one record is found. */
    private Uni<Void> writeParts(List<SlicedRecord> records, Throwable failure) {
        if (records.size() == 1) {
            var bad = new UnreadableRecords.Unreadable(records.get(0).source(), String.valueOf(failure.getMessage()));
            return untilDone(() -> unreadable.keep(List.of(bad)));
        }
        int half = records.size() / 2;
        return write(records.subList(0, half)).chain(() -> write(records.subList(half, records.size())));
    }

    private static Uni<Void> untilDone(java.util.function.Supplier<Uni<? extends Void>> attempt) {
        return Uni.createFrom()
                .<Void>deferred(attempt)
                .onFailure(failure -> !isOfTheData(failure))
                .invoke(failure -> LOG.warnf("the feed could not be written yet: %s", failure))
                .onFailure(failure -> !isOfTheData(failure))
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .indefinitely();
    }

    /** SQLSTATE classes 22 (data) and 23 (constraint): trying again gives the same. */
    private static boolean isOfTheData(Throwable failure) {
        return failure instanceof PgException error
                && (error.getSqlState().startsWith("22") || error.getSqlState().startsWith("23"));
    }

    private void count(List<SlicedRecord> records) {
        written.increment(records.size());
        long now = clock.millis();
        for (SlicedRecord record : records) {
            delay.record(Duration.ofMillis(Math.max(0, now - record.receivedAtMillis())));
        }
    }
}
