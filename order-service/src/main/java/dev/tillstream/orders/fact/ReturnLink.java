package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.refund.RefundRules;
import dev.tillstream.orders.refund.Return;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What a return does to its sale, whichever of the two came first. */
final class ReturnLink {
    private final Books books;

    ReturnLink(Books books) {
        this.books = books;
    }

    /**
     * Checks what can be refunded, frees serial numbers, and credits the sale's customer where the return names none.
     *
     * @param made is among the books' returns already
     * @return the sale as it is then, not yet in the books
     */
    Order link(
            Order order,
            Return made,
            PushedOperation by,
            Instant now,
            List<Change> changes,
            Consumer<Conflict> onBreach) {
        List<Return> all = books.returns().of(order.key());
        RefundRules.check(order, made, all).ifPresent(onBreach);
        books.serials()
                .free(
                        order.key().organizationId(),
                        order.record().id(),
                        made.fields().rows("items"));
        String customer = order.fields().text("customer_id");
        if (customer != null && made.fields().text("customer_id") == null) {
            changes.addAll(credit(made, customer, by, now));
        }
        return !order.isVoid() && RefundRules.isRefundedWhole(order, all)
                ? order.with(order.fields().with("payment_status", "refunded"))
                : order;
    }

    /** What comes back and isn't paid out is credit of the customer. */
    List<Change> credit(Return made, String customerId, PushedOperation by, Instant now) {
        Key customer = new Key(made.key().organizationId(), customerId);
        return books.accounts().book(customer, "return", made.record().id(), -creditOf(made.fields()), by, now);
    }

    /** In minor units. */
    static long creditOf(Fields goods) {
        long paidOut = PaymentRules.payoutsOf(goods).stream()
                .filter(Tender::isMoney)
                .mapToLong(tender -> -tender.amount())
                .sum();
        return goods.requiredInteger("total") - paidOut;
    }
}
