package dev.tillstream.orders.refund;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.numbering.TransactionCode;
import dev.tillstream.orders.order.DocumentRows;
import dev.tillstream.orders.order.SaleCheck;
import dev.tillstream.orders.report.Bucket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a return is, and how it hangs on its sale (B-7). Pure. */
public final class ReturnRules {
    private static final Set<String> SERVER_FIELDS = Set.of("global_order_number", "transaction_code");
    private static final String ORDER_ID = "order_id";

    private ReturnRules() {}

    /** The record of a new return, as it was made: numbered like a sale, its rows identified; goods go back to stock. */
    public static Return newReturn(PushedOperation pushed, long number, ZoneId zone, Instant now) {
        String id = pushed.operation().id();
        Fields payload = pushed.operation().payload();
        Fields own = payload.only(name -> Table.isSent(name) && !SERVER_FIELDS.contains(name));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(own.values());
        fields.putIfAbsent("status", "completed");
        fields.put(
                "items",
                DocumentRows.identified(id, "return_id", "item", payload.rows("items"), ReturnRules::withDisposition));
        fields.put(
                "payments",
                DocumentRows.identified(
                        id, "return_id", "payment", payload.rows("payments"), row -> row.with("kind", "refund")));
        fields.put("global_order_number", number);
        fields.put("transaction_code", TransactionCode.of(pushed.origin(), pushed.occurredAtByServerClock(), number));
        StoredRecord record = StoredRecord.created(Tables.RETURNS, id, pushed, now, Fields.of(fields));
        return new Return(record, pushed.fingerprint(), pushed.operation().opId(), Bucket.of(pushed, zone));
    }

    /**
     * The same return of that sale: one that named its sale by reference changes, and one whose goods cost something else.
     *
     * @param items as they are now that the sale is known
     */
    public static Return linked(Return made, String orderId, List<Fields> items, PushedOperation by, Instant now) {
        Fields fields = made.fields().with("items", items);
        Fields named = fields.text(ORDER_ID) == null ? fields.with(ORDER_ID, orderId) : fields;
        return named.equals(made.fields()) ? made : changed(made, named, by, now);
    }

    /** The same return, with the sale that it was exchanged for. */
    public static Return exchanged(Return made, String orderId, PushedOperation by, Instant now) {
        return made.fields().text("exchange_order_id") == null
                ? changed(made, made.fields().with("exchange_order_id", orderId), by, now)
                : made;
    }

    /** Totals that differ from the money algorithm: the return stays as it was paid out. */
    public static Conflict mismatch(Return made, SaleCheck check) {
        return new Conflict(
                ConflictType.DATA_MISMATCH,
                Reason.TOTALS_MISMATCH,
                made.fields().only(name -> check.serverData().has(name)),
                check.serverData(),
                Strategy.KEEP_LOCAL,
                "The return was made as the till says: " + check.message(),
                Optional.empty());
    }

    private static Return changed(Return made, Fields fields, PushedOperation by, Instant now) {
        StoredRecord next = made.record().changed(by, now, fields);
        StoredRecord.Meta meta = made.record().meta();
        StoredRecord.Meta kept = new StoredRecord.Meta(
                meta.branchId(), next.version(), meta.createdAt(), now, null, meta.occurredAt(), meta.deviceId());
        return made.with(new StoredRecord(next.key(), kept, next.fields()));
    }

    private static Fields withDisposition(Fields item) {
        return item.text("disposition") == null ? item.with("disposition", "restock") : item;
    }
}
