package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.numbering.TransactionCode;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.report.Bucket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a sale, its status and its void do. Pure: no database, no clock. */
public final class OrderRules {
    /** What the server alone decides, whatever a payload says. */
    private static final Set<String> SERVER_FIELDS =
            Set.of("global_order_number", "transaction_code", "voided_at", "void_reason");

    private static final String STATUS = "status";
    private static final String UNIT_COST = "unit_cost";
    private static final String PARKED = "parked_order_id";

    /** What a product costs on average now, in minor units; null where nobody knows. */
    @FunctionalInterface
    public interface Costs {
        @Nullable
        Long of(String productId);
    }

    private OrderRules() {}

    /** The record of a new sale, as it was made: numbered, its rows identified, nothing corrected. */
    public static Order newOrder(PushedOperation pushed, long number, ZoneId zone, Costs costs, Instant now) {
        String id = pushed.operation().id();
        String code = TransactionCode.of(pushed.origin(), pushed.occurredAtByServerClock(), number);
        Fields fields = saleFields(id, pushed.operation().payload(), costs)
                .with("global_order_number", number)
                .with("transaction_code", code);
        StoredRecord record = StoredRecord.created(Tables.ORDERS, id, pushed, now, fields);
        return new Order(record, pushed.fingerprint(), Bucket.of(pushed, zone), PaymentRules.paid(fields), true);
    }

    /** What a client sent of a sale, with the ids that its rows need and S1-86's defaults; never a payment method. */
    static Fields saleFields(String orderId, Fields payload, Costs costs) {
        Fields own = payload.only(name -> Table.isSent(name) && !SERVER_FIELDS.contains(name));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(own.values());
        fields.putIfAbsent(STATUS, OrderStatus.PENDING.wireName());
        fields.put(
                "items",
                DocumentRows.identified(
                        orderId, "order_id", "item", payload.rows("items"), item -> withItemDefaults(item, costs)));
        fields.put(
                "payments",
                DocumentRows.identified(orderId, "order_id", "payment", payload.rows("payments"), row -> row));
        return PaymentRules.complete(Fields.of(fields));
    }

    /** A sale whose totals differ from what the algorithm gives is kept as it is, and shown to a person. */
    public static Optional<Conflict> checkTotals(Order order, SaleCheck check) {
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

    /**
     * A parked order is sold once (B-11): two tills that both took it up offline sold it twice, and a person looks at both.
     *
     * @param first the sale that named the same parked order before, if there was one
     */
    public static Optional<Conflict> checkParked(Order order, @Nullable String first) {
        if (first == null) {
            return Optional.empty();
        }
        String parked = order.fields().requiredText(PARKED);
        return Optional.of(new Conflict(
                ConflictType.CONSTRAINT_VIOLATION,
                Reason.DUPLICATE_REFERENCE,
                Fields.of(Map.of(PARKED, parked)),
                Fields.of(Map.of(PARKED, parked, "order_id", first)),
                Strategy.KEEP_LOCAL,
                "Parked order " + parked + " was sold in order " + first
                        + " already. Both sales stand: void the one that wasn't handed over",
                Optional.empty()));
    }

    /** The same sale, cancelled: nothing of it is erased. */
    public static Order voided(Order order, PushedOperation by, Instant now) {
        Fields payload = by.operation().payload();
        Instant at = Objects.requireNonNullElse(
                payload.time("voided_at"), by.operation().occurredAt());
        Fields fields = order.fields()
                .with(STATUS, OrderStatus.CANCELLED.wireName())
                .with("voided_at", Timestamps.format(at))
                .with("void_reason", payload.text("reason"));
        return order.with(order.record().changed(by, now, fields));
    }

    /** Why it can't be voided, if it can't: nobody voids what another branch sold, or what is void already. */
    public static Optional<Refusal> refuseVoid(@Nullable Order order, PushedOperation pushed) {
        if (order == null || isOfAnotherBranch(order, pushed)) {
            return Optional.of(unknown(pushed));
        }
        return order.isVoid()
                ? Optional.of(new Refusal(
                        Reason.ALREADY_VOID,
                        "order " + pushed.operation().id() + " was voided at "
                                + order.fields().text("voided_at")))
                : Optional.empty();
    }

    /** Why it can't take that step (S1-64, S1-86), if it can't; the status that it has already is no step. */
    public static Optional<Refusal> refuseStep(@Nullable Order order, PushedOperation pushed) {
        if (order == null || isOfAnotherBranch(order, pushed)) {
            return Optional.of(unknown(pushed));
        }
        OrderStatus from = OrderStatus.of(order.fields());
        OrderStatus to = OrderStatus.ofWireName(pushed.operation().payload().requiredText(STATUS));
        return from == to || from.canBecome(to)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Reason.ILLEGAL_STEP,
                        "order " + pushed.operation().id() + " is " + from.wireName() + " and can't become "
                                + to.wireName()));
    }

    /** The same sale a step further; {@code completed_at} is set when it is completed (S1-86). */
    public static Order stepped(Order order, PushedOperation by, Instant now) {
        Fields payload = by.operation().payload();
        OrderStatus to = OrderStatus.ofWireName(payload.requiredText(STATUS));
        Fields fields = order.fields().with(STATUS, to.wireName());
        if (to == OrderStatus.COMPLETED && fields.value("completed_at") == null) {
            fields =
                    fields.with("completed_at", Timestamps.format(by.operation().occurredAt()));
        }
        if (payload.value("payment_status") != null) {
            fields = fields.with("payment_status", payload.text("payment_status"));
        }
        return fields.equals(order.fields()) ? order : order.with(order.record().changed(by, now, fields));
    }

    private static boolean isOfAnotherBranch(Order order, PushedOperation pushed) {
        return !pushed.origin().branch().equals(order.record().meta().branchId());
    }

    private static Refusal unknown(PushedOperation pushed) {
        return new Refusal(
                Reason.UNKNOWN_RECORD, "no order " + pushed.operation().id() + " here");
    }

    private static Fields withItemDefaults(Fields item, Costs costs) {
        Map<String, @Nullable Object> complete = new LinkedHashMap<>(item.values());
        if (complete.get("sale_type") == null) {
            complete.put("sale_type", "retail");
        }
        if (complete.get("selling_unit_type") == null) {
            complete.put("selling_unit_type", "piece");
        }
        Long cost = costs.of(item.requiredText("product_id"));
        if (cost != null) {
            complete.put(UNIT_COST, cost);
        }
        return Fields.of(complete);
    }
}
