package dev.tillstream.gateway.feed;

import dev.tillstream.gateway.erasure.ErasedRecord;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A change record, cut up.
 *
 * @param type of the operation that made it
 * @param receivedAtMillis when the gateway received the operation
 */
record SlicedRecord(
        ConsumerRecord<byte[], byte[]> source,
        String type,
        List<FeedChange> changes,
        Optional<FeedReceipt> receipt,
        long receivedAtMillis) {

    private static final String ERASE = ".erase";

    SlicedRecord {
        changes = List.copyOf(changes);
    }

    /** The records that are gone for good, with all that is known of them (B-19). */
    List<ErasedRecord> erased() {
        return changes.stream()
                .filter(change -> change.deleted() && type.equals(change.key().table() + ERASE))
                .map(change -> new ErasedRecord(
                        change.key().organizationId(),
                        change.key().table(),
                        change.key().id()))
                .toList();
    }
}
