package dev.tillstream.orders.desk;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.fact.Facts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/** All of the order service's operations in one unit: a sale, its payments, its returns and its shift see each other. */
final class SalesWork implements UnitOfWork {
    private final Books books;
    private final Conflicts conflicts;
    private final Facts facts;
    private final ExpenseHandler expenses;

    SalesWork(Books books, Conflicts conflicts, UnitOfWork expenses) {
        this.books = books;
        this.conflicts = conflicts;
        this.facts = new Facts(books, conflicts);
        this.expenses = new ExpenseHandler(books, expenses);
    }

    @Override
    public Decision decide(PushedOperation pushed, Instant now) {
        return switch (pushed.operation().type()) {
            case "orders.create" -> facts.create(Tables.ORDERS, pushed, now);
            case "orders.void" -> new CancelHandler(books).cancel(pushed, conflicts, now);
            case "orders.update_status" -> new CancelHandler(books).step(pushed, now);
            case "payments.create" -> facts.create(Tables.PAYMENTS, pushed, now);
            case "returns.create" -> facts.create(Tables.RETURNS, pushed, now);
            case "invoices.create" -> facts.create(Tables.INVOICES, pushed, now);
            case "staff_work_sessions.open" -> new ShiftHandler(books, conflicts).open(pushed, now);
            case "staff_work_sessions.cash_in", "staff_work_sessions.cash_out" ->
                new ShiftHandler(books, conflicts).moveCash(pushed, now);
            case "staff_work_sessions.close" -> new ShiftHandler(books, conflicts).close(pushed, now);
            case "expenses.upsert", "expenses.delete" -> expenses.decide(pushed, now);
            default ->
                Decision.rejected(
                        pushed,
                        Reason.UNKNOWN_TYPE,
                        "type " + pushed.operation().type() + " is none of the orders'");
        };
    }

    @Override
    public Effects settle(Resolution resolution, PushedOperation pushed, Instant now) {
        return switch (resolution.table()) {
            case "orders", "returns", "payments", "invoices" -> facts.settle(resolution, pushed, now);
            case "expenses" -> expenses.settle(resolution, pushed, now);
            default -> Effects.NONE;
        };
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return books.store(tx).chain(() -> expenses.store(tx));
    }
}
