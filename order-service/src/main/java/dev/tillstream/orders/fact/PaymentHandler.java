package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.payment.Payment;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.refund.Waiting;
import dev.tillstream.orders.report.Bucket;
import dev.tillstream.orders.report.RollupRules;
import dev.tillstream.orders.report.RollupRules.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Books a payment by itself (B-6): of an order of any till, that may come later, or to a customer's account. */
final class PaymentHandler implements FactHandler {
    private final Books books;

    PaymentHandler(Books books) {
        this.books = books;
    }

    @Override
    public Table table() {
        return Tables.PAYMENTS;
    }

    @Override
    public Optional<Standing> find(Key key) {
        Payment found = books.payments().find(key);
        return found == null ? Optional.empty() : Optional.of(new Standing(found.record(), found.fingerprint()));
    }

    @Override
    public void change(StoredRecord changed) {
        books.payments().change(changed);
    }

    @Override
    public boolean isOnAccount(StoredRecord payment) {
        return PaymentRules.tenderOf(payment.fields()).isMoney();
    }

    @Override
    public Decision book(PushedOperation pushed, Instant now) {
        String organization = pushed.origin().organizationId();
        StoredRecord payment =
                StoredRecord.created(Tables.PAYMENTS, pushed.operation().id(), pushed, now, fieldsOf(pushed));
        Fields fields = payment.fields();
        String orderId = fields.text("order_id");
        if (orderId == null && fields.text("customer_id") == null) {
            return Decision.rejected(pushed, Reason.INVALID_OPERATION, "order_id or customer_id is required");
        }
        List<Tender> tenders = List.of(PaymentRules.tenderOf(fields));
        Order order = orderId == null ? null : books.orders().find(new Key(organization, orderId));
        books.payments().add(payment, pushed.fingerprint());
        List<Change> changes = new ArrayList<>(List.of(payment.toChange(Tables.PAYMENTS)));
        List<AuditEntry> audit = new ArrayList<>();
        if (order != null) {
            applyTo(order, tenders.get(0), pushed, now).ifPresent(paid -> {
                changes.add(paid.toChange());
                audit.add(AuditEntry.of(Tables.ORDERS, order.record(), paid.record()));
            });
        } else if (orderId != null) {
            books.waiting().add(Waiting.byId(orderId), Waiting.PAYMENT, payment.key());
        }
        changes.addAll(credit(payment, order, tenders.get(0), pushed, now));
        changes.addAll(
                books.shifts().count(organization, fields.text("staff_work_session_id"), tenders, 1, pushed, now));
        books.rollups().add(RollupRules.ofPayment(placeOf(pushed), tenders.get(0)));
        return Decision.of(Receipt.applied(pushed, payment.version()), changes).audited(audit);
    }

    private Optional<Order> applyTo(Order order, Tender tender, PushedOperation pushed, Instant now) {
        Fields after = PaymentRules.afterPayment(order.fields(), tender);
        if (after.equals(order.fields())) {
            return Optional.empty();
        }
        Order paid = order.with(order.record().changed(pushed, now, after));
        books.orders().change(paid);
        return Optional.of(paid);
    }

    private List<Change> credit(
            StoredRecord payment, @Nullable Order order, Tender tender, PushedOperation pushed, Instant now) {
        String own = payment.fields().text("customer_id");
        String customer = own != null || order == null ? own : order.fields().text("customer_id");
        if (customer == null || !tender.isMoney()) {
            return List.of();
        }
        Key account = new Key(payment.key().organizationId(), customer);
        return books.accounts().book(account, "payment", payment.id(), -tender.amount(), pushed, now);
    }

    private Place placeOf(PushedOperation pushed) {
        String organization = pushed.origin().organizationId();
        String branch = pushed.origin().branch();
        return new Place(
                organization, branch, Bucket.of(pushed, books.references().zoneOf(new Key(organization, branch))));
    }

    private static Fields fieldsOf(PushedOperation pushed) {
        Fields payload = pushed.operation().payload();
        Map<String, @Nullable Object> fields =
                new LinkedHashMap<>(payload.only(Table::isSent).values());
        fields.putIfAbsent("kind", "payment");
        fields.putIfAbsent("paid_at", Timestamps.format(pushed.operation().occurredAt()));
        return Fields.of(fields);
    }
}
