package dev.tillstream.orders.desk;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.order.LineRules;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.OrderRules;
import dev.tillstream.orders.order.SaleCheck;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Books a sale as it happened, with all that hangs on it; what it breaks becomes one conflict. */
final class SaleHandler {
    private final Books books;
    private final Conflicts conflicts;
    private final LateArrivals late;

    SaleHandler(Books books, Conflicts conflicts) {
        this.books = books;
        this.conflicts = conflicts;
        this.late = new LateArrivals(books, conflicts);
    }

    Decision create(PushedOperation pushed, Instant now) {
        Order first = firstWith(pushed);
        if (first == null) {
            return book(pushed, now);
        }
        boolean again = first.record().id().equals(pushed.operation().id())
                && first.fingerprint().equals(pushed.fingerprint());
        if (again) {
            return Decision.of(Receipt.applied(pushed, first.record().version())
                    .withNumbers(first.number(), first.transactionCode()));
        }
        return conflicts.keepAside(OrderRules.duplicateOf(first, pushed), Tables.ORDERS, first.record(), pushed, now);
    }

    private Decision book(PushedOperation pushed, Instant now) {
        String organization = pushed.origin().organizationId();
        ZoneId zone =
                books.references.zoneOf(new Key(organization, pushed.origin().branchId()));
        Order order = OrderRules.newOrder(
                pushed,
                books.numbers.next(organization),
                zone,
                product -> books.references.costOf(new Key(organization, product)),
                now);
        SaleCheck check = SaleCheck.of(order.fields());
        Posting posting = Posting.of(order, check);
        Findings findings = findings(order, check, posting, pushed);
        books.numbers.take(organization);
        books.chain.keep(pushed);
        List<Change> changes = arrive(order, posting, pushed, now);
        Receipt receipt =
                findings.receipt(conflicts, Tables.ORDERS, order.record().version(), pushed, changes, now);
        return Decision.of(receipt.withNumbers(order.number(), order.transactionCode()), changes);
    }

    private Findings findings(Order order, SaleCheck check, Posting posting, PushedOperation pushed) {
        String organization = order.key().organizationId();
        Findings findings = new Findings();
        findings.add(OrderRules.checkTotals(order, check));
        findings.add(LineRules.check(
                order,
                product -> books.references.product(new Key(organization, product)),
                (product, serial) -> books.serials.soldIn(organization, product, serial)));
        findings.add(credit(posting));
        findings.add(books.chain.check(pushed));
        return findings;
    }

    /** B-6: the sale stands, and a person looks at the customer. */
    private Optional<Conflict> credit(Posting posting) {
        if (posting.customerId() == null || posting.owed() == 0) {
            return Optional.empty();
        }
        Key customer = new Key(posting.document().organizationId(), posting.customerId());
        Long limit = books.references.creditLimitOf(customer);
        long balance = books.accounts.balanceOf(customer) + posting.owed();
        return limit == null || balance <= limit
                ? Optional.empty()
                : Optional.of(new Conflict(
                        ConflictType.CONSTRAINT_VIOLATION,
                        Reason.CREDIT_LIMIT,
                        Fields.of(Map.of("customer_id", customer.id(), "owed", posting.owed())),
                        Fields.of(Map.of("credit_limit", limit, "balance", balance)),
                        Strategy.KEEP_LOCAL,
                        "The customer owes " + balance + ", but the limit is " + limit,
                        Optional.empty()));
    }

    private List<Change> arrive(Order made, Posting posting, PushedOperation by, Instant now) {
        if (made.isVoid()) {
            books.orders.add(made);
            return new ArrayList<>(List.of(made.toChange()));
        }
        String organization = made.key().organizationId();
        books.serials.sell(organization, made.record().id(), made.fields().rows("items"));
        List<Change> changes = new ArrayList<>(posting.book(books, by, now));
        Order order = late.join(made, by, now, changes);
        books.orders.add(order);
        changes.add(0, order.toChange());
        return changes;
    }

    /** Only a duplicate has anything to book; what totals a sale was paid with is settled by being looked at. */
    List<Change> settle(Resolution decision, PushedOperation resolution, Instant now) {
        Fields conflict = decision.conflict();
        Strategy strategy = decision.strategy();
        boolean isDuplicate = Reason.DUPLICATE_REFERENCE.wireName().equals(conflict.text("reason"));
        if (!isDuplicate || strategy == Strategy.KEEP_SERVER) {
            return List.of();
        }
        String organization = resolution.origin().organizationId();
        Order second = OrderRules.bookedFromConflict(conflict, resolution, books.numbers.next(organization), now);
        Posting posting = Posting.of(second, SaleCheck.of(second.fields()));
        Order first = books.orders.find(new Key(organization, decision.recordId()));
        books.numbers.take(organization);
        List<Change> changes = arrive(second, posting, resolution, now);
        if (strategy == Strategy.KEEP_LOCAL && first != null && !first.isVoid()) {
            changes.addAll(
                    1,
                    new CancelHandler(books).cancel(first, OrderRules.voided(first, resolution, now), resolution, now));
        }
        return changes;
    }

    private @Nullable Order firstWith(PushedOperation pushed) {
        String organization = pushed.origin().organizationId();
        Order sameId =
                books.orders.find(new Key(organization, pushed.operation().id()));
        String reference = pushed.operation().payload().text("offline_reference");
        return sameId == null && reference != null
                ? books.orders.withReference(new Key(organization, reference))
                : sameId;
    }
}
