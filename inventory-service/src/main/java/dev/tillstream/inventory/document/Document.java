package dev.tillstream.inventory.document;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;

/**
 * A record with its lines.
 *
 * @param record its field {@code items} holds the lines, where it has lines
 * @param fingerprint of the operation that created it: tells the same from another one under the same id
 */
public record Document(StoredRecord record, String fingerprint) {
    public Key key() {
        return record.key();
    }

    public Fields fields() {
        return record.fields();
    }

    /** The next version, with other fields. */
    public Document changed(PushedOperation by, Instant now, Fields fields) {
        return new Document(record.changed(by, now, fields), fingerprint);
    }
}
