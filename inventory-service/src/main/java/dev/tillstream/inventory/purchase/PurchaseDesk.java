package dev.tillstream.inventory.purchase;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Desk;
import dev.tillstream.inventory.booking.Disputes;
import dev.tillstream.inventory.booking.Goods;
import dev.tillstream.inventory.booking.Settlements;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.document.DocumentStore;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.Receiving;
import dev.tillstream.inventory.document.ReceivingRules;
import dev.tillstream.inventory.serial.Serial;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Books what is ordered from suppliers, what comes, and what is paid. */
public final class PurchaseDesk implements Desk {
    private static final DocumentStore PURCHASES =
            DocumentStore.of(Tables.SUPPLIER_PURCHASES, Tables.SUPPLIER_PURCHASE_ITEMS, "purchase_id");
    private static final DocumentStore PAYMENTS = DocumentStore.withoutLines(Tables.SUPPLIER_PAYMENTS);
    private static final String CREATE = "supplier_purchases.create";
    private static final String RECEIVE = "supplier_purchases.receive";
    private static final String PAY = "supplier_payments.create";

    private final Documents purchases;
    private final Documents payments;
    private final SupplierBalances balances;
    private final Instant loadedAt;

    private PurchaseDesk(Documents purchases, Documents payments, SupplierBalances balances, Instant loadedAt) {
        this.purchases = purchases;
        this.payments = payments;
        this.balances = balances;
        this.loadedAt = loadedAt;
    }

    public static Uni<PurchaseDesk> load(SqlConnection tx, List<PushedOperation> operations, Instant now) {
        return PURCHASES
                .load(tx, operations)
                .chain(purchases -> PAYMENTS.load(tx, operations)
                        .chain(payments -> SupplierStore.lock(tx, PurchaseRules.suppliers(operations, purchases))
                                .map(balances -> new PurchaseDesk(purchases, payments, balances, now))));
    }

    /** The movement that tells whether goods are received already. */
    public static Optional<Key> probe(PushedOperation pushed) {
        return pushed.operation().type().equals(RECEIVE)
                ? Optional.of(Goods.ofOperation(pushed, MovementType.PURCHASE).probe())
                : Optional.empty();
    }

    @Override
    public boolean takes(PushedOperation pushed) {
        return Set.of(CREATE, RECEIVE, PAY).contains(pushed.operation().type())
                || Settlements.isAbout(pushed, PURCHASES.definition());
    }

    @Override
    public List<BatchLine> lines(List<PushedOperation> operations) {
        return purchases.lines(
                operations,
                (pushed, purchase) -> List.of(
                        Conflicts.isResolution(pushed)
                                ? PurchaseSettlement.branchOf(purchase)
                                : pushed.origin().branch()));
    }

    @Override
    public List<Serial> serials(List<PushedOperation> operations) {
        return purchases.serials(operations);
    }

    @Override
    public Booking book(PushedOperation pushed, Books books) {
        if (Conflicts.isResolution(pushed)) {
            return Settlements.settle(
                    pushed,
                    books,
                    (resolution, movements) ->
                            new PurchaseSettlement(purchases, balances).settle(pushed, resolution, movements, books));
        }
        if (pushed.operation().type().equals(RECEIVE)) {
            return purchases
                    .find(pushed)
                    .map(purchase -> receive(pushed, purchase, books))
                    .orElseGet(() -> Booking.refused(
                            pushed,
                            Reason.UNKNOWN_RECORD,
                            "no purchase " + pushed.operation().id()));
        }
        boolean isPayment = pushed.operation().type().equals(PAY);
        Optional<Booking> standing = Disputes.standing(pushed, isPayment ? payments : purchases, books);
        if (standing.isPresent()) {
            return standing.get();
        }
        return isPayment ? pay(pushed, books) : create(pushed, books);
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return purchases
                .store(tx)
                .chain(() -> payments.store(tx))
                .chain(() -> SupplierStore.store(tx, balances, loadedAt));
    }

    private Booking create(PushedOperation pushed, Books books) {
        Fields sent = purchases.sent(pushed);
        sent.requiredInteger("total");
        Receiving receiving = PurchaseRules.created(pushed, sent);
        Fields fields = PurchaseRules.after(sent, receiving, pushed);
        long owed = PurchaseRules.owed(fields, receiving, PurchaseRules.ORDERED);
        Document purchase = purchases.create(pushed, books.now(), fields);
        List<Movement> movements = take(Goods.ofRecord(pushed, MovementType.PURCHASE), receiving, books);
        List<Change> changes = owe(pushed, purchase, owed, books);
        long paid = sent.integerOrZero("amount_paid");
        if (paid != 0) {
            changes.add(balances.book(
                    LedgerEntry.of(pushed, LedgerEntry.Type.PAID, sent.requiredText("supplier_id"), -paid),
                    books.now()));
        }
        changes.addAll(books.tell());
        return Disputes.applied(pushed, purchases, purchase, Disputes.Effects.of(movements, changes), books);
    }

    /** What was asked for is a plan, what came is a fact: it is in stock, and owed for, whatever was asked for. */
    private Booking receive(PushedOperation pushed, Document before, Books books) {
        Goods goods = Goods.ofOperation(pushed, MovementType.PURCHASE);
        if (books.booked().contains(goods.probe())) {
            return Booking.nothing(Receipt.applied(pushed, before.record().version()));
        }
        Receiving receiving = ReceivingRules.receive(pushed, before.fields().rows("items"), "purchase_id");
        receiving.received().forEach(line -> line.fields().requiredInteger("unit_cost"));
        Fields fields = PurchaseRules.after(before.fields(), receiving, pushed)
                .with(pushed.operation().payload().only(name -> name.equals("supplier_invoice_number")));
        long owed = PurchaseRules.owed(fields, receiving, before.fields().requiredText("status"));
        books.booked().add(goods.probe());
        Document after = purchases.change(before, pushed, books.now(), fields);
        List<Movement> movements = take(goods, receiving, books);
        List<Change> changes = owe(pushed, after, owed, books);
        changes.addAll(books.tell());
        return Disputes.applied(
                        pushed,
                        purchases,
                        after,
                        new Disputes.Effects(
                                movements,
                                changes,
                                PurchaseRules.differences(receiving),
                                ConflictType.CONSTRAINT_VIOLATION),
                        books)
                .audited(List.of(AuditEntry.of(purchases.table(), before.record(), after.record())));
    }

    private Booking pay(PushedOperation pushed, Books books) {
        Fields sent = payments.sent(pushed);
        LedgerEntry entry = LedgerEntry.of(
                pushed, LedgerEntry.Type.PAID, sent.requiredText("supplier_id"), -sent.requiredInteger("amount"));
        Document payment = payments.create(pushed, books.now(), sent);
        List<Change> changes = List.of(balances.book(entry, books.now()));
        return Disputes.applied(pushed, payments, payment, Disputes.Effects.of(List.of(), changes), books);
    }

    private static List<Movement> take(Goods goods, Receiving receiving, Books books) {
        List<Movement> movements = new ArrayList<>();
        for (Receiving.Line line : receiving.received()) {
            long unitCost = line.fields().requiredInteger("unit_cost");
            books.costs().received(goods.productOf(line.fields()), line.units(), unitCost, goods.by(), books.now());
            movements.add(goods.in(movements.size(), line.fields(), line.units(), unitCost, books));
        }
        return movements;
    }

    private List<Change> owe(PushedOperation pushed, Document purchase, long amount, Books books) {
        List<Change> changes = new ArrayList<>();
        if (amount != 0) {
            String supplier = purchase.fields().requiredText("supplier_id");
            changes.add(
                    balances.book(LedgerEntry.of(pushed, LedgerEntry.Type.RECEIVED, supplier, amount), books.now()));
        }
        return changes;
    }
}
