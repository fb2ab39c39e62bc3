package dev.tillstream.orders.desk;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.orders.fiscal.Chain;
import dev.tillstream.orders.invoice.Invoices;
import dev.tillstream.orders.order.Numbers;
import dev.tillstream.orders.order.Orders;
import dev.tillstream.orders.order.Serials;
import dev.tillstream.orders.payment.Accounts;
import dev.tillstream.orders.payment.Payments;
import dev.tillstream.orders.reference.References;
import dev.tillstream.orders.refund.Returns;
import dev.tillstream.orders.refund.Waiting;
import dev.tillstream.orders.report.Rollups;
import dev.tillstream.orders.session.ExpensePostings;
import dev.tillstream.orders.session.Shifts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

/** All that a batch touches, loaded one after the other, each locked within the lock of its organization's numbers. */
final class Books {
    final Rollups rollups = new Rollups();
    final Numbers numbers;
    Waiting waiting = Waiting.none();
    Orders orders = Orders.none();
    Returns returns = Returns.none();
    Payments payments = Payments.none();
    Invoices invoices = Invoices.none();
    Shifts shifts = Shifts.none();
    ExpensePostings expenses = ExpensePostings.none();
    Accounts accounts = Accounts.none();
    References references = References.none();
    Serials serials = Serials.none();
    Chain chain = Chain.none();

    private Books(Numbers numbers) {
        this.numbers = numbers;
    }

    static Uni<Books> load(SqlConnection tx, Wanted wanted, List<PushedOperation> operations) {
        return Numbers.lock(tx, wanted.organizations)
                .map(Books::new)
                .call(books -> books.loadDocuments(tx, wanted))
                .call(books -> books.loadMoney(tx, wanted))
                .call(books -> books.loadChain(tx, operations));
    }

    private Uni<Void> loadDocuments(SqlConnection tx, Wanted wanted) {
        return Waiting.load(tx, wanted.awaited)
                .invoke(loaded -> waiting = loaded)
                .invoke(wanted::add)
                .chain(() -> Orders.lock(tx, wanted.orders, wanted.orderReferences))
                .invoke(loaded -> orders = loaded)
                .invoke(wanted::add)
                .chain(() -> Returns.lock(tx, wanted.returns, wanted.returnReferences, wanted.refundedOrders))
                .invoke(loaded -> returns = loaded)
                .chain(() -> Payments.load(tx, wanted.payments))
                .invoke(loaded -> payments = loaded)
                .chain(() -> Invoices.lock(tx, wanted.invoices))
                .invoke(loaded -> invoices = loaded)
                .replaceWithVoid();
    }

    private Uni<Void> loadMoney(SqlConnection tx, Wanted wanted) {
        return ExpensePostings.load(tx, wanted.expenses)
                .invoke(loaded -> expenses = loaded)
                .invoke(loaded -> wanted.shifts.addAll(loaded.shifts()))
                .chain(() -> Shifts.lock(tx, wanted.shifts))
                .invoke(loaded -> shifts = loaded)
                .chain(() -> Accounts.lock(tx, wanted.customers))
                .invoke(loaded -> accounts = loaded)
                .chain(() -> References.load(tx, wanted.products, wanted.customers, wanted.branches))
                .invoke(loaded -> references = loaded)
                .chain(() -> Serials.load(tx, wanted.serials))
                .invoke(loaded -> serials = loaded)
                .replaceWithVoid();
    }

    private Uni<Void> loadChain(SqlConnection tx, List<PushedOperation> operations) {
        return Chain.load(tx, operations).invoke(loaded -> chain = loaded).replaceWithVoid();
    }

    Uni<Void> store(SqlConnection tx) {
        return orders.store(tx)
                .chain(() -> returns.store(tx))
                .chain(() -> payments.store(tx))
                .chain(() -> invoices.store(tx))
                .chain(() -> waiting.store(tx))
                .chain(() -> shifts.store(tx))
                .chain(() -> expenses.store(tx))
                .chain(() -> accounts.store(tx))
                .chain(() -> serials.store(tx))
                .chain(() -> chain.store(tx))
                .chain(() -> rollups.store(tx))
                .chain(() -> numbers.store(tx));
    }

    static Set<String> tables() {
        return Set.of(
                "orders", "payments", "returns", "invoices", "expenses", "staff_work_sessions", "customer_balances");
    }
}
