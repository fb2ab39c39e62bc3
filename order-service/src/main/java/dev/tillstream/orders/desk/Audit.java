package dev.tillstream.orders.desk;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.store.StoredRecord;
import java.util.List;
import java.util.Objects;

/** What changed of a record, for auditors (B-13): the changed fields alone. */
final class Audit {
    private Audit() {}

    static List<AuditEntry> of(Table table, StoredRecord before, StoredRecord after) {
        Fields was = before.fields();
        Fields is = after.fields();
        Fields changedFrom = was.only(name -> !Objects.equals(was.value(name), is.value(name)));
        Fields changedTo = is.only(name -> !Objects.equals(was.value(name), is.value(name)));
        return changedTo.isEmpty() ? List.of() : List.of(new AuditEntry(table, after.id(), changedFrom, changedTo));
    }

    static List<AuditEntry> created(Table table, StoredRecord record) {
        return List.of(new AuditEntry(table, record.id(), null, record.fields()));
    }
}
