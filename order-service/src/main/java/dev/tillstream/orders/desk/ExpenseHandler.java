package dev.tillstream.orders.desk;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.session.ExpensePostings;
import dev.tillstream.orders.session.ExpensePostings.Posting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Petty cash (S3-7): merged like all master data, and counted in its shift as it says last. */
final class ExpenseHandler {
    private final Books books;
    private final UnitOfWork records;

    ExpenseHandler(Books books, UnitOfWork records) {
        this.books = books;
        this.records = records;
    }

    Decision decide(PushedOperation pushed, Instant now) {
        Decision decision = records.decide(pushed, now);
        return new Decision(counted(decision.changes(), pushed, now), decision.receipt(), decision.audit());
    }

    Effects settle(Resolution resolution, PushedOperation pushed, Instant now) {
        Effects effects = records.settle(resolution, pushed, now);
        return new Effects(counted(effects.changes(), pushed, now), effects.audit());
    }

    Uni<Void> store(SqlConnection tx) {
        return records.store(tx);
    }

    private List<Change> counted(List<Change> changes, PushedOperation by, Instant now) {
        List<Change> all = new ArrayList<>(changes);
        for (Change change : changes) {
            if (change.table().equals(Tables.EXPENSES.name())) {
                all.addAll(count(change, by, now));
            }
        }
        return all;
    }

    private List<Change> count(Change expense, PushedOperation by, Instant now) {
        String organization = by.origin().organizationId();
        Key key = new Key(organization, expense.id());
        Optional<Posting> before = books.expenses().find(key);
        Optional<Posting> after = ExpensePostings.of(expense.data());
        if (before.equals(after)) {
            return List.of();
        }
        books.expenses().put(key, after);
        List<Change> changes = new ArrayList<>();
        before.ifPresent(posting -> changes.addAll(
                books.shifts().count(organization, posting.sessionId(), List.of(posting.tender()), -1, by, now)));
        after.ifPresent(posting -> changes.addAll(
                books.shifts().count(organization, posting.sessionId(), List.of(posting.tender()), 1, by, now)));
        return changes;
    }
}
