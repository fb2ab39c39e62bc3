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

    /** Whether its values are gone for good (B-19). */
    public boolean isErased() {
        return stamps.of(FieldStamps.ERASURE) != null;
    }

    boolean isDeleted() {
        return stored.isDeleted();
    }

    MasterRecord withStamps(FieldStamps newStamps) {
        return new MasterRecord(stored, newStamps);
    }
}
