package dev.tillstream.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Topics;
import dev.tillstream.gateway.topic.OperationLog;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Puts change records that can't be used into the quarantine: the feed goes on, and a person sees them. */
@Singleton
final class UnreadableRecords {
    private static final Logger LOG = Logger.getLogger(UnreadableRecords.class);

    private final OperationLog log;
    private final ObjectMapper json;

    UnreadableRecords(OperationLog log, ObjectMapper json) {
        this.log = log;
        this.json = json;
    }

    record Unreadable(ConsumerRecord<byte[], byte[]> record, String message) {}

    Uni<Void> keep(List<Unreadable> unreadable) {
        return log.append(unreadable.stream().map(this::toRecord).toList());
    }

    private ProducerRecord<byte[], byte[]> toRecord(Unreadable unreadable) {
        ConsumerRecord<byte[], byte[]> record = unreadable.record();
        LOG.errorf(
                "record %s-%d@%d goes to the quarantine: %s",
                record.topic(), record.partition(), record.offset(), unreadable.message());
        byte[] value = record.value() == null ? new byte[0] : record.value();
        QuarantinedOperation quarantined = new QuarantinedOperation(
                null,
                Reason.INTERNAL_ERROR,
                unreadable.message(),
                record.topic(),
                Instant.ofEpochMilli(record.timestamp()),
                null,
                null,
                null,
                new String(value, StandardCharsets.UTF_8));
        try {
            return new ProducerRecord<>(Topics.QUARANTINE, record.key(), json.writeValueAsBytes(quarantined));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a quarantined operation can always be written", e);
        }
    }
}
