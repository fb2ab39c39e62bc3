package dev.tillstream.orders.invoice;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.order.DocumentRows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document for a customer (S0-2, S0-15).
 *
 * @param fingerprint of the operation that made it
 */
public record Invoice(StoredRecord record, String fingerprint) {

    /** As it was made, with its rows identified; one that says nothing of it is issued. */
    public static Invoice of(PushedOperation pushed, Instant now) {
        String id = pushed.operation().id();
        Fields payload = pushed.operation().payload();
        Map<String, @Nullable Object> fields =
                new LinkedHashMap<>(payload.only(Table::isSent).values());
        fields.putIfAbsent("status", "issued");
        fields.put("items", DocumentRows.identified(id, "invoice_id", "item", payload.rows("items"), row -> row));
        return new Invoice(
                StoredRecord.created(Tables.INVOICES, id, pushed, now, Fields.of(fields)), pushed.fingerprint());
    }
}
