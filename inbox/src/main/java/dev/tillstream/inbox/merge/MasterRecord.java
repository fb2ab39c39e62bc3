package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.store.StoredRecord;

/** A record of master data, with the last change of each of its fields. */
public record MasterRecord(StoredRecord stored, FieldStamps stamps) {

    public long version() {
        return stored.version();
    }

    Fields fields() {
        return stored.fields();
    }

    boolean isDeleted() {
        return stored.isDeleted();
    }

    MasterRecord withStamps(FieldStamps newStamps) {
        return new MasterRecord(stored, newStamps);
    }
}
