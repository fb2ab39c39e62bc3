package dev.tillstream.inbox.masterdata;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;

/** What a service demands of its master data, beyond the types of the fields. Pure. */
public interface RecordRules {
    /** Nothing. */
    RecordRules NONE = new RecordRules() {
        @Override
        public void checkSent(Table table, Fields sent) {}

        @Override
        public void checkResult(Table table, Fields result) {}
    };

    /**
     * Checks what somebody wants to change, before anything is done with it.
     *
     * @param sent the payload of an upsert, or what a person put together to settle a conflict
     * @throws IllegalArgumentException that names the field and, unless it is secret, its value
     */
    void checkSent(Table table, Fields sent);

    /**
     * Checks the record as it would be: fields that have to fit each other.
     *
     * @throws IllegalArgumentException that names the fields
     */
    void checkResult(Table table, Fields result);
}
