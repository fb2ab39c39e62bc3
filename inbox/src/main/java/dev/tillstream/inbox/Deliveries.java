package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Reads the records of a poll and hands them to the inbox; what can't be read goes to quarantine and stops nobody. */
@ApplicationScoped
public class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final Inbox inbox;
    private final InstantSource clock;

    Deliveries(Inbox inbox, InstantSource clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Reads the value of a record; empty for one that doesn't concern this service. */
    @FunctionalInterface
    public interface Reader {
        Optional<PushedOperation> read(ConsumerRecord<String, byte[]> record) throws IOException;
    }

    /** Completes when the poll's operations are applied, or in quarantine, and all that comes of them is published. */
    public Uni<Void> apply(ConsumerRecords<String, byte[]> records, Reader reader) {
        return apply(records, reader, false);
    }

    /** The same for what follows from another service's changes: it has no receipt, and is not refused but kept. */
    public Uni<Void> follow(ConsumerRecords<String, byte[]> records, Reader reader) {
        return apply(records, reader, true);
    }

    private Uni<Void> apply(ConsumerRecords<String, byte[]> records, Reader reader, boolean follows) {
        List<Delivery> readable = new ArrayList<>(records.count());
        List<QuarantinedOperation> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                reader.read(record).ifPresent(pushed -> readable.add(new Delivery(record.key(), pushed, follows)));
            } catch (IOException | RuntimeException e) {
                LOG.errorf(e, "record %d of %s-%d can't be read", record.offset(), record.topic(), record.partition());
                unreadable.add(quarantined(record, e));
            }
        }
        return inbox.apply(readable).chain(() -> inbox.publish(new Publication(List.of(), unreadable)));
    }

    private QuarantinedOperation quarantined(ConsumerRecord<String, byte[]> record, Exception failure) {
        String content = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
        return new QuarantinedOperation(
                null,
                Reason.INVALID_OPERATION,
                Objects.requireNonNullElse(failure.getMessage(), failure.toString()),
                record.topic(),
                clock.instant(),
                null,
                null,
                null,
                content);
    }
}
