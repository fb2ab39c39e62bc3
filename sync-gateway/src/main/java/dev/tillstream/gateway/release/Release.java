package dev.tillstream.gateway.release;

import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.Topics;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A kept operation that can go into the log. */
record Release(KeptOperation kept, Origin origin, ScannedOperation.Taken operation) {
    private static final int FRAME = 512;

    /**
     * A {@link dev.tillstream.contracts.PushedOperation} with everything as it was when it came: published again, it is
     * the same operation.
     */
    ProducerRecord<byte[], byte[]> toRecord(String releasedBy) {
        Utf8 value = new Utf8(FRAME + operation.text().length())
                .raw("{\"origin\":")
                .raw(Objects.requireNonNull(kept.origin()).getBytes(StandardCharsets.UTF_8))
                .raw(",\"received_at\":\"")
                .raw(Timestamps.format(kept.receivedAt()))
                .raw("\",\"fingerprint\":\"")
                .hex(operation.fingerprint())
                .raw("\",\"released_by\":")
                .text(releasedBy)
                .raw(",\"operation\":");
        byte[] bytes = operation.text().appendTo(value).raw("}").toBytes();
        String key = Topics.key(origin.organizationId(), operation.aggregateId());
        return new ProducerRecord<>(
                Topics.operations(operation.type().table().owner()), key.getBytes(StandardCharsets.UTF_8), bytes);
    }
}
