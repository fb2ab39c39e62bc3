package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.books.Findings;
import dev.tillstream.orders.order.LineRules;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.OrderRules;
import dev.tillstream.orders.order.SaleCheck;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Books a sale as it happened, with all that hangs on it; what it breaks becomes one conflict. */
final class SaleHandler implements FactHandler {
    private final Books books;
    private final Conflicts conflicts;
    private final LateArrivals late;

    SaleHandler(Books books, Conflicts conflicts) {
        this.books = books;
        this.conflicts = conflicts;
        this.late = new LateArrivals(books, conflicts);
    }

    @Override
    public Table table() {
        return Tables.ORDERS;
    }

    @Override
    public Optional<Standing> find(Key key) {
        return standing(books.orders().find(key));
    }

    @Override
    public Optional<Standing> withReferenceOf(PushedOperation pushed) {
        String reference = pushed.operation().payload().text("offline_reference");
        return reference == null
                ? Optional.empty()
                : standing(books.orders().withReference(new Key(pushed.origin().organizationId(), reference)));
    }

    @Override
    public void change(StoredRecord changed) {
        Order order = Objects.requireNonNull(books.orders().find(changed.key()));
        books.orders().change(order.with(changed));
    }

    @Override
    public boolean isOnAccount(StoredRecord sale) {
        Order order = Objects.requireNonNull(books.orders().find(sale.key()));
        return order.paidAtSale() < sale.fields().requiredInteger("total");
    }

    @Override
    public Decision book(PushedOperation pushed, Instant now) {
        String organization = pushed.origin().organizationId();
        ZoneId zone =
                books.references().zoneOf(new Key(organization, pushed.origin().branch()));
        Order order = OrderRules.newOrder(
                pushed,
                books.numbers().next(organization),
                zone,
                product -> books.references().costOf(new Key(organization, product)),
                now);
        SaleCheck check = SaleCheck.of(order.fields());
        Posting posting = Posting.of(order, check);
        Findings findings = findings(order, check, posting, pushed);
        books.numbers().take(organization);
        books.chain().keep(pushed);
        List<Change> changes = arrive(order, posting, pushed, now);
        Receipt receipt =
                findings.receipt(conflicts, Tables.ORDERS, order.record().version(), pushed, changes, now);
        return Decision.of(receipt.withNumbers(order.number(), order.transactionCode()), changes);
    }

    private Findings findings(Order order, SaleCheck check, Posting posting, PushedOperation pushed) {
        String organization = order.key().organizationId();
        Findings findings = new Findings();
        findings.add(OrderRules.checkParked(order, books.parked().firstOf(order)));
        findings.add(OrderRules.checkTotals(order, check));
        findings.add(LineRules.check(
                order,
                product -> books.references().product(new Key(organization, product)),
                (product, serial) -> books.serials().soldIn(organization, product, serial)));
        findings.add(credit(posting));
        findings.add(books.chain().check(pushed));
        return findings;
    }

    /** B-6: the sale stands, and a person looks at the customer. */
    private Optional<Conflict> credit(Posting posting) {
        if (posting.customerId() == null || posting.owed() == 0) {
            return Optional.empty();
        }
        Key customer = new Key(posting.document().organizationId(), posting.customerId());
        Long limit = books.references().creditLimitOf(customer);
        long balance = books.accounts().balanceOf(customer) + posting.owed();
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
            books.orders().add(made);
            return new ArrayList<>(List.of(made.toChange()));
        }
        String organization = made.key().organizationId();
        books.parked().sell(made);
        books.serials().sell(organization, made.record().id(), made.fields().rows("items"));
        List<Change> changes = new ArrayList<>(posting.book(books, by, now));
        Order order = late.join(made, by, now, changes);
        books.orders().add(order);
        changes.add(0, order.toChange());
        return changes;
    }

    private static Optional<Standing> standing(@Nullable Order order) {
        return order == null ? Optional.empty() : Optional.of(new Standing(order.record(), order.fingerprint()));
    }
}
