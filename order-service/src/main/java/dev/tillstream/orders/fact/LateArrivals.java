package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.payment.Payment;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.refund.Return;
import dev.tillstream.orders.refund.ReturnRules;
import dev.tillstream.orders.refund.Waiting;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What came before its sale is linked when the sale comes: payments, returns (B-7), and the return of an exchange. */
final class LateArrivals {
    private final Books books;
    private final Conflicts conflicts;

    LateArrivals(Books books, Conflicts conflicts) {
        this.books = books;
        this.conflicts = conflicts;
    }

    /** The new sale with what waited for it; what else changes by that is added to the changes. */
    Order join(Order made, PushedOperation by, Instant now, List<Change> changes) {
        String organization = made.key().organizationId();
        String awaited = Waiting.byId(made.record().id());
        Order order = made;
        for (Key key : books.waiting().take(organization, awaited, Waiting.PAYMENT)) {
            order = withPayment(order, key, by, now, changes);
        }
        for (Key key : books.waiting().take(organization, awaited, Waiting.EXCHANGE)) {
            order = order.fields().text("exchange_return_id") == null
                    ? order.with(order.fields().with("exchange_return_id", key.id()))
                    : order;
        }
        exchange(order, by, now, changes);
        Set<Key> early = new LinkedHashSet<>(books.waiting().take(organization, awaited, Waiting.RETURN));
        String reference = order.fields().text("offline_reference");
        if (reference != null) {
            early.addAll(books.waiting().take(organization, Waiting.byReference(reference), Waiting.RETURN));
        }
        for (Key key : early) {
            order = withReturn(order, key, by, now, changes);
        }
        return order;
    }

    private Order withPayment(Order order, Key key, PushedOperation by, Instant now, List<Change> changes) {
        Payment payment = books.payments().find(key);
        if (payment == null) {
            return order;
        }
        Tender tender = PaymentRules.tenderOf(payment.record().fields());
        String customer = order.fields().text("customer_id");
        boolean isBooked = payment.record().fields().text("customer_id") != null;
        if (customer != null && !isBooked && tender.isMoney()) {
            Key account = new Key(order.key().organizationId(), customer);
            changes.addAll(books.accounts().book(account, "payment", key.id(), -tender.amount(), by, now));
        }
        return order.with(PaymentRules.afterPayment(order.fields(), tender));
    }

    private void exchange(Order order, PushedOperation by, Instant now, List<Change> changes) {
        String returnId = order.fields().text("exchange_return_id");
        if (returnId == null) {
            return;
        }
        Key key = new Key(order.key().organizationId(), returnId);
        Return goods = books.returns().find(key);
        if (goods == null) {
            books.waiting().add(Waiting.byReturn(returnId), Waiting.EXCHANGE, order.key());
            return;
        }
        Return linked = ReturnRules.exchanged(goods, order.record().id(), by, now);
        if (linked.record().version() > goods.record().version()) {
            books.returns().change(linked);
            changes.add(linked.toChange());
        }
    }

    private Order withReturn(Order order, Key key, PushedOperation by, Instant now, List<Change> changes) {
        Return early = books.returns().find(key);
        if (early == null) {
            return order;
        }
        List<Fields> items = ReturnCosts.correct(early, order, books.rollups());
        Return linked = ReturnRules.linked(early, order.record().id(), items, by, now);
        books.returns().change(linked);
        if (linked.record().version() > early.record().version()) {
            changes.add(linked.toChange());
        }
        return new ReturnLink(books)
                .link(
                        order,
                        linked,
                        by,
                        now,
                        changes,
                        finding -> changes.add(
                                conflicts.open(finding, Tables.RETURNS, key.id(), lateCheck(by, linked), now)));
    }

    /** The check that the return couldn't have when it came, as an operation of its own: its conflict has its own id. */
    private static PushedOperation lateCheck(PushedOperation sale, Return made) {
        UUID id = UUID.fromString(Ids.derived(made.opId().toString(), "late check"));
        Operation operation = sale.operation();
        Operation check = new Operation(
                id,
                operation.seq(),
                operation.epoch(),
                operation.type(),
                operation.id(),
                null,
                operation.occurredAt(),
                operation.payload());
        return new PushedOperation(sale.origin(), sale.receivedAt(), sale.fingerprint(), check);
    }
}
