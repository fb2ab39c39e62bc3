package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.SaleCheck;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.report.Measures;
import dev.tillstream.orders.report.RollupKey;
import dev.tillstream.orders.report.RollupRules;
import dev.tillstream.orders.report.RollupRules.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sale counts in reports, in its shift and in its customer's account. Computed whole before anything is changed;
 * a void computes the same again and takes it away.
 */
public record Posting(
        Key document,
        Map<RollupKey, Measures> rollups,
        List<Tender> tenders,
        long owed,
        @Nullable String sessionId,
        @Nullable String customerId) {

    public static Posting of(Order order, SaleCheck check) {
        Fields sale = order.fields();
        List<Tender> tenders = PaymentRules.tendersOf(sale, order.paidAtSale());
        Place place = new Place(order.key().organizationId(), order.branchId(), order.bucket());
        return new Posting(
                order.key(),
                RollupRules.ofSale(place, sale, check.expected(), tenders),
                tenders,
                PaymentRules.owed(sale, order.paidAtSale()),
                sale.text("staff_work_session_id"),
                sale.text("customer_id"));
    }

    List<Change> book(Books books, PushedOperation by, Instant now) {
        books.rollups().add(rollups);
        return post(books, "sale", 1, by, now);
    }

    public List<Change> takeAway(Books books, PushedOperation by, Instant now) {
        books.rollups().subtract(rollups);
        return post(books, "void", -1, by, now);
    }

    private List<Change> post(Books books, String kind, int sign, PushedOperation by, Instant now) {
        String organization = document.organizationId();
        List<Change> changes = new ArrayList<>(books.shifts().count(organization, sessionId, tenders, sign, by, now));
        if (customerId != null) {
            Key customer = new Key(organization, customerId);
            changes.addAll(books.accounts().book(customer, kind, document.id(), sign * owed, by, now));
        }
        return changes;
    }
}
