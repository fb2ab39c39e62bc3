package dev.tillstream.gateway.feed;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A change record, cut up.
 *
 * @param receivedAtMillis when the gateway received the operation
 */
record SlicedRecord(
        ConsumerRecord<byte[], byte[]> source,
        List<FeedChange> changes,
        Optional<FeedReceipt> receipt,
        long receivedAtMillis) {

    SlicedRecord {
        changes = List.copyOf(changes);
    }
}
