package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.books.Findings;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.SaleCheck;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.refund.Return;
import dev.tillstream.orders.refund.ReturnRules;
import dev.tillstream.orders.refund.Waiting;
import dev.tillstream.orders.report.Measures;
import dev.tillstream.orders.report.RollupKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Books a return as it happened (B-7), at whatever branch; its sale may come later. */
final class ReturnHandler implements FactHandler {
    private final Books books;
    private final Conflicts conflicts;

    ReturnHandler(Books books, Conflicts conflicts) {
        this.books = books;
        this.conflicts = conflicts;
    }

    @Override
    public Table table() {
        return Tables.RETURNS;
    }

    @Override
    public Optional<Standing> find(Key key) {
        return standing(books.returns().find(key));
    }

    @Override
    public Optional<Standing> withReferenceOf(PushedOperation pushed) {
        String reference = pushed.operation().payload().text("offline_reference");
        return reference == null
                ? Optional.empty()
                : standing(books.returns().withReference(new Key(pushed.origin().organizationId(), reference)));
    }

    @Override
    public void change(StoredRecord changed) {
        Return made = Objects.requireNonNull(books.returns().find(changed.key()));
        books.returns().change(made.with(changed));
    }

    @Override
    public boolean isOnAccount(StoredRecord made) {
        return ReturnLink.creditOf(made.fields()) != 0;
    }

    @Override
    public Decision book(PushedOperation pushed, Instant now) {
        String organization = pushed.origin().organizationId();
        Return made = newReturn(pushed, now);
        SaleCheck check = SaleCheck.of(made.fields());
        Map<RollupKey, Measures> rollups = ReturnCosts.rollupsOf(made);
        List<Tender> payouts = PaymentRules.payoutsOf(made.fields());
        Findings findings = new Findings();
        findings.add(check.isRight() ? Optional.empty() : Optional.of(ReturnRules.mismatch(made, check)));
        findings.add(books.chain().check(pushed));

        books.numbers().take(organization);
        books.chain().keep(pushed);
        books.rollups().add(rollups);
        List<Change> changes = new ArrayList<>(books.shifts()
                .count(organization, made.fields().text("staff_work_session_id"), payouts, 1, pushed, now));
        Return stored = arrive(made, pushed, now, changes, findings);
        changes.add(0, stored.toChange());
        Receipt receipt =
                findings.receipt(conflicts, Tables.RETURNS, stored.record().version(), pushed, changes, now);
        return Decision.of(receipt.withNumbers(stored.number(), stored.transactionCode()), changes);
    }

    private Return arrive(Return made, PushedOperation pushed, Instant now, List<Change> changes, Findings findings) {
        Return goods = exchange(made, pushed, now, changes);
        ReturnLink link = new ReturnLink(books);
        String customer = goods.fields().text("customer_id");
        if (customer != null) {
            changes.addAll(link.credit(goods, customer, pushed, now));
        }
        Order sale = saleOf(goods);
        if (sale == null) {
            await(goods);
            books.returns().add(goods);
            return goods;
        }
        Return linked =
                goods.withFields(goods.fields().with("order_id", sale.record().id()));
        books.returns().add(linked);
        Order after = link.link(sale, linked, pushed, now, changes, found -> findings.add(Optional.of(found)));
        change(sale, after, pushed, now, changes);
        return linked;
    }

    /** Links the sale that the goods were exchanged for, both ways; whichever comes second makes the link. */
    private Return exchange(Return made, PushedOperation pushed, Instant now, List<Change> changes) {
        String organization = made.key().organizationId();
        Return goods = made;
        for (Key order : books.waiting()
                .take(organization, Waiting.byReturn(made.record().id()), Waiting.EXCHANGE)) {
            goods = goods.fields().text("exchange_order_id") == null
                    ? goods.withFields(goods.fields().with("exchange_order_id", order.id()))
                    : goods;
        }
        String exchangeId = goods.fields().text("exchange_order_id");
        if (exchangeId == null) {
            return goods;
        }
        Order order = books.orders().find(new Key(organization, exchangeId));
        if (order == null) {
            books.waiting().add(Waiting.byId(exchangeId), Waiting.EXCHANGE, goods.key());
        } else if (order.fields().text("exchange_return_id") == null) {
            Fields linked =
                    order.fields().with("exchange_return_id", goods.record().id());
            change(order, order.with(linked), pushed, now, changes);
        }
        return goods;
    }

    private void change(Order before, Order after, PushedOperation by, Instant now, List<Change> changes) {
        if (!after.fields().equals(before.fields())) {
            Order next = before.with(before.record().changed(by, now, after.fields()));
            books.orders().change(next);
            changes.add(next.toChange());
        }
    }

    private @Nullable Order saleOf(Return made) {
        String organization = made.key().organizationId();
        String id = made.fields().text("order_id");
        String reference = made.fields().text("original_offline_reference");
        if (id != null) {
            return books.orders().find(new Key(organization, id));
        }
        return reference == null ? null : books.orders().withReference(new Key(organization, reference));
    }

    private void await(Return made) {
        String id = made.fields().text("order_id");
        String reference = made.fields().text("original_offline_reference");
        if (id != null) {
            books.waiting().add(Waiting.byId(id), Waiting.RETURN, made.key());
        } else if (reference != null) {
            books.waiting().add(Waiting.byReference(reference), Waiting.RETURN, made.key());
        }
    }

    private Return newReturn(PushedOperation pushed, Instant now) {
        String organization = pushed.origin().organizationId();
        ZoneId zone =
                books.references().zoneOf(new Key(organization, pushed.origin().branch()));
        Return made = ReturnRules.newReturn(pushed, books.numbers().next(organization), zone, now);
        return ReturnCosts.priced(
                made,
                Optional.ofNullable(saleOf(made)),
                product -> books.references().costOf(new Key(organization, product)));
    }

    private static Optional<Standing> standing(@Nullable Return made) {
        return made == null ? Optional.empty() : Optional.of(new Standing(made.record(), made.fingerprint()));
    }
}
