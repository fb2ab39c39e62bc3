package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a sale and a void do. Pure: no database, no clock. */
final class OrderRules {
    /** What the server alone decides, whatever a payload says. */
    private static final Set<String> SERVER_FIELDS =
            Set.of("global_order_number", "transaction_code", "voided_at", "void_reason");

    private OrderRules() {}

    /** The record of a new sale, as it was made: numbered, its rows identified, nothing corrected. */
    static Order newOrder(PushedOperation pushed, long number, Instant now) {
        String id = pushed.operation().id();
        String code = TransactionCode.of(pushed.origin(), pushed.occurredAtByServerClock(), number);
        Fields fields = saleFields(id, pushed.operation().payload())
                .with("global_order_number", number)
                .with("transaction_code", code);
        return new Order(StoredRecord.created(Tables.ORDERS, id, pushed, now, fields), pushed.fingerprint());
    }

    /** What a client sent of a sale, with the ids that its rows need and S1-86's defaults; never a payment method. */
    static Fields saleFields(String orderId, Fields payload) {
        Fields own = payload.only(
                name -> !Table.META.contains(name) && !name.startsWith("_") && !SERVER_FIELDS.contains(name));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(own.values());
        fields.putIfAbsent("status", OrderStatus.PENDING.wireName());
        fields.putIfAbsent("payment_status", "pending");
        fields.put("items", rows(orderId, "item", payload.rows("items"), OrderRules::withItemDefaults));
        fields.put("payments", rows(orderId, "payment", payload.rows("payments"), row -> row));
        return Fields.of(fields);
    }

    /** A sale whose totals differ from what the algorithm gives is kept as it is, and shown to a person. */
    static Optional<Conflict> checkTotals(Order order) {
        SaleCheck check = SaleCheck.of(order.record().fields());
        if (check.isRight()) {
            return Optional.empty();
        }
        Fields sale = order.record().fields();
        return Optional.of(new Conflict(
                ConflictType.DATA_MISMATCH,
                Reason.TOTALS_MISMATCH,
                sale.only(name -> check.serverData().has(name)),
                check.serverData(),
                Strategy.KEEP_LOCAL,
                "The sale was paid as the till says: " + check.message(),
                Optional.empty()));
    }

    /** The first stands; the second is kept whole, for a person to book or to drop. */
    static Conflict duplicateOf(Order first, PushedOperation second) {
        Fields local = second.operation()
                .payload()
                .with("id", second.operation().id())
                .with("branch_id", second.origin().branchId())
                .with("device_id", second.origin().deviceId())
                .with("branch_code", second.origin().branchCode())
                .with("occurred_at", Timestamps.format(second.operation().occurredAt()));
        return new Conflict(
                ConflictType.DUPLICATE,
                Reason.DUPLICATE_REFERENCE,
                local,
                first.record().fields().with("id", first.record().id()),
                Strategy.MERGE,
                "Order " + first.number() + " has this id or reference already. keep_server drops the second sale,"
                        + " keep_local voids the first and books the second, merge books both",
                Optional.empty());
    }

    /** A sale that a conflict kept, booked under the conflict's id after a person's decision. */
    static Order bookedFromConflict(Fields conflict, PushedOperation resolution, long number, Instant now) {
        Fields kept = conflict.object("local_data");
        String id = conflict.requiredText("conflict_id");
        Instant soldAt = Objects.requireNonNullElse(kept.time("occurred_at"), now);
        Fields sale = saleFields(id, kept)
                .only(name -> !name.equals("branch_code") && !name.equals("offline_reference"))
                .with("original_offline_reference", kept.text("offline_reference"))
                .with("global_order_number", number)
                .with("transaction_code", TransactionCode.of(resolution.origin(), soldAt, number));
        StoredRecord record = StoredRecord.created(Tables.ORDERS, id, resolution, now, sale);
        StoredRecord.Meta meta =
                new StoredRecord.Meta(kept.text("branch_id"), 1, now, now, null, soldAt, kept.text("device_id"));
        return new Order(new StoredRecord(record.key(), meta, sale), resolution.fingerprint());
    }

    /** The same sale, cancelled: nothing of it is erased. */
    static Order voided(Order order, PushedOperation by, Instant now) {
        Fields payload = by.operation().payload();
        Instant at = Objects.requireNonNullElse(
                payload.time("voided_at"), by.operation().occurredAt());
        Fields fields = order.record()
                .fields()
                .with("status", OrderStatus.CANCELLED.wireName())
                .with("voided_at", Timestamps.format(at))
                .with("void_reason", payload.text("reason"));
        return new Order(order.record().changed(by, now, fields), order.fingerprint());
    }

    /** Why it can't be voided, if it can't: nobody voids what another branch sold, or what is void already. */
    static Optional<Refusal> refuseVoid(@Nullable Order order, PushedOperation pushed) {
        String id = pushed.operation().id();
        if (order == null
                || !pushed.origin().branchId().equals(order.record().meta().branchId())) {
            return Optional.of(new Refusal(Reason.UNKNOWN_RECORD, "no order " + id + " to void"));
        }
        if (order.isVoid()) {
            return Optional.of(new Refusal(
                    Reason.ALREADY_VOID,
                    "order " + id + " was voided at " + order.record().fields().text("voided_at")));
        }
        return Optional.empty();
    }

    record Refusal(Reason reason, String message) {}

    private static Fields withItemDefaults(Fields item) {
        Fields complete = item.text("sale_type") == null ? item.with("sale_type", "retail") : item;
        return complete.text("selling_unit_type") == null ? complete.with("selling_unit_type", "piece") : complete;
    }

    private static List<Fields> rows(String orderId, String kind, List<Fields> rows, UnaryOperator<Fields> complete) {
        Set<String> ids = new HashSet<>();
        List<Fields> identified = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Fields row = complete.apply(rows.get(i));
            String sent = row.text("id");
            String id = sent != null && ids.add(sent) ? sent : Ids.derived(orderId, kind, String.valueOf(i));
            identified.add(row.with("id", id).with("order_id", orderId).with("line_number", i + 1L));
        }
        return identified;
    }
}
