package dev.tillstream.orders.desk;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.books.Findings;
import dev.tillstream.orders.fact.Posting;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.OrderRules;
import dev.tillstream.orders.order.Refusal;
import dev.tillstream.orders.order.SaleCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Voids and steps of a sale's status: what the sale counted is taken away where it was counted. */
final class CancelHandler {
    private final Books books;

    CancelHandler(Books books) {
        this.books = books;
    }

    Decision cancel(PushedOperation pushed, Conflicts conflicts, Instant now) {
        Order found = find(pushed);
        Optional<Refusal> refusal = OrderRules.refuseVoid(found, pushed);
        if (refusal.isPresent()) {
            return refusal.get().of(pushed);
        }
        Order order = Objects.requireNonNull(found);
        Optional<Conflict> broken = books.chain().check(pushed);
        Order voided = OrderRules.voided(order, pushed, now);
        List<Change> changes = cancel(order, voided, pushed, now);
        books.chain().keep(pushed);
        Findings findings = new Findings();
        findings.add(broken);
        Receipt receipt =
                findings.receipt(conflicts, Tables.ORDERS, voided.record().version(), pushed, changes, now);
        return decision(receipt, order, voided, changes);
    }

    Decision step(PushedOperation pushed, Instant now) {
        Order found = find(pushed);
        Optional<Refusal> refusal = OrderRules.refuseStep(found, pushed);
        if (refusal.isPresent()) {
            return refusal.get().of(pushed);
        }
        Order order = Objects.requireNonNull(found);
        Order stepped = OrderRules.stepped(order, pushed, now);
        List<Change> changes = new ArrayList<>();
        if (stepped.isVoid() && !order.isVoid()) {
            changes.addAll(cancel(order, stepped, pushed, now));
        } else if (stepped.record().version() > order.record().version()) {
            books.orders().change(stepped);
            changes.add(stepped.toChange());
        }
        return decision(Receipt.applied(pushed, stepped.record().version()), order, stepped, changes);
    }

    /** The order is cancelled: its serial numbers are free, its money and its goods count no longer. */
    private List<Change> cancel(Order order, Order cancelled, PushedOperation by, Instant now) {
        books.orders().change(cancelled);
        books.parked().free(order);
        books.serials()
                .free(
                        order.key().organizationId(),
                        order.record().id(),
                        order.fields().rows("items"));
        List<Change> changes = new ArrayList<>(List.of(cancelled.toChange()));
        if (order.isCounted()) {
            changes.addAll(Posting.of(order, SaleCheck.of(order.fields())).takeAway(books, by, now));
        }
        return changes;
    }

    private @Nullable Order find(PushedOperation pushed) {
        return books.orders()
                .find(new Key(
                        pushed.origin().organizationId(), pushed.operation().id()));
    }

    private static Decision decision(Receipt receipt, Order before, Order after, List<Change> changes) {
        return Decision.of(receipt.withNumbers(after.number(), after.transactionCode()), changes)
                .audited(audit(before, after));
    }

    private static List<AuditEntry> audit(Order before, Order after) {
        return before.equals(after)
                ? List.of()
                : List.of(AuditEntry.of(Tables.ORDERS, before.record(), after.record()));
    }
}
