package dev.tillstream.orders.session;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.StoredRecord;

/**
 * A shift.
 *
 * @param fingerprint of the operation that opened it
 */
public record Shift(StoredRecord record, String fingerprint) {
    public Fields fields() {
        return record.fields();
    }

    boolean isClosed() {
        return "closed".equals(fields().text("status"));
    }

    Shift with(StoredRecord changed) {
        return new Shift(changed, fingerprint);
    }

    public Change toChange() {
        return record.toChange(Tables.STAFF_WORK_SESSIONS);
    }
}
