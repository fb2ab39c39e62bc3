package dev.tillstream.orders.books;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.orders.duplicate.KeptDocuments;
import dev.tillstream.orders.fiscal.Chain;
import dev.tillstream.orders.invoice.Invoices;
import dev.tillstream.orders.numbering.Numbers;
import dev.tillstream.orders.order.Orders;
import dev.tillstream.orders.order.ParkedSales;
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

/** All that a batch touches, loaded one after the other, each locked within the lock of its organization's numbers. */
public final class Books {
    private final Rollups rollups = new Rollups();
    private final Numbers numbers;
    private KeptDocuments kept = KeptDocuments.none();
    private Waiting waiting = Waiting.none();
    private Orders orders = Orders.none();
    private ParkedSales parked = ParkedSales.none();
    private Returns returns = Returns.none();
    private Payments payments = Payments.none();
    private Invoices invoices = Invoices.none();
    private Shifts shifts = Shifts.none();
    private ExpensePostings expenses = ExpensePostings.none();
    private Accounts accounts = Accounts.none();
    private References references = References.none();
    private Serials serials = Serials.none();
    private Chain chain = Chain.none();

    private Books(Numbers numbers) {
        this.numbers = numbers;
    }

    public static Uni<Books> load(SqlConnection tx, List<PushedOperation> operations) {
        Wanted wanted = Wanted.of(operations);
        return Numbers.lock(tx, wanted.organizations)
                .map(Books::new)
                .call(books -> books.loadKept(tx, operations, wanted))
                .call(books -> books.loadDocuments(tx, wanted))
                .call(books -> books.loadMoney(tx, wanted))
                .call(books -> books.loadChain(tx, operations));
    }

    private Uni<Void> loadKept(SqlConnection tx, List<PushedOperation> operations, Wanted wanted) {
        return KeptDocuments.load(tx, operations)
                .invoke(loaded -> kept = loaded)
                .invoke(loaded -> loaded.all().forEach(wanted::add))
                .replaceWithVoid();
    }

    private Uni<Void> loadDocuments(SqlConnection tx, Wanted wanted) {
        return Waiting.load(tx, wanted.awaited)
                .invoke(loaded -> waiting = loaded)
                .invoke(wanted::add)
                .chain(() -> Orders.lock(tx, wanted.orders, wanted.orderReferences))
                .invoke(loaded -> orders = loaded)
                .invoke(wanted::add)
                .chain(() -> ParkedSales.load(tx, wanted.parked))
                .invoke(loaded -> parked = loaded)
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

    public Uni<Void> store(SqlConnection tx) {
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

    public Rollups rollups() {
        return rollups;
    }

    public Numbers numbers() {
        return numbers;
    }

    public KeptDocuments kept() {
        return kept;
    }

    public Waiting waiting() {
        return waiting;
    }

    public Orders orders() {
        return orders;
    }

    public ParkedSales parked() {
        return parked;
    }

    public Returns returns() {
        return returns;
    }

    public Payments payments() {
        return payments;
    }

    public Invoices invoices() {
        return invoices;
    }

    public Shifts shifts() {
        return shifts;
    }

    public ExpensePostings expenses() {
        return expenses;
    }

    public Accounts accounts() {
        return accounts;
    }

    public References references() {
        return references;
    }

    public Serials serials() {
        return serials;
    }

    public Chain chain() {
        return chain;
    }
}
