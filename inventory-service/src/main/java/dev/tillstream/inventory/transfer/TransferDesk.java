package dev.tillstream.inventory.transfer;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Desk;
import dev.tillstream.inventory.booking.Disputes;
import dev.tillstream.inventory.booking.Goods;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.document.DocumentStore;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.Receiving;
import dev.tillstream.inventory.document.ReceivingRules;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Books transfers: out of the sending branch at once, into the receiving one when it has them. */
public final class TransferDesk implements Desk {
    private static final DocumentStore TRANSFERS =
            DocumentStore.of(Tables.STOCK_TRANSFERS, Tables.STOCK_TRANSFER_ITEMS, "transfer_id");
    private static final String CREATE = "stock_transfers.create";
    private static final String RECEIVE = "stock_transfers.receive";

    private final Documents transfers;

    private TransferDesk(Documents transfers) {
        this.transfers = transfers;
    }

    public static Uni<TransferDesk> load(SqlConnection tx, List<PushedOperation> operations) {
        return TRANSFERS.load(tx, operations).map(TransferDesk::new);
    }

    /** The movement that tells whether goods are received already. */
    public static Optional<Key> probe(PushedOperation pushed) {
        return pushed.operation().type().equals(RECEIVE)
                ? Optional.of(
                        Goods.ofOperation(pushed, MovementType.TRANSFER_IN).probe())
                : Optional.empty();
    }

    @Override
    public boolean takes(PushedOperation pushed) {
        return Set.of(CREATE, RECEIVE).contains(pushed.operation().type());
    }

    @Override
    public List<BatchLine> lines(List<PushedOperation> operations) {
        return transfers.lines(operations);
    }

    @Override
    public Booking book(PushedOperation pushed, Books books) {
        if (pushed.operation().type().equals(RECEIVE)) {
            return transfers
                    .find(pushed)
                    .map(transfer -> receive(pushed, transfer, books))
                    .orElseGet(() -> Booking.refused(
                            pushed,
                            Reason.UNKNOWN_RECORD,
                            "no transfer " + pushed.operation().id()));
        }
        Optional<Booking> standing = Disputes.standing(pushed, transfers, books);
        return standing.isPresent() ? standing.get() : create(pushed, books);
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return transfers.store(tx);
    }

    private Booking create(PushedOperation pushed, Books books) {
        Fields sent = transfers.sent(pushed);
        if (!TransferRules.isSender(pushed, sent)) {
            return Booking.refused(
                    pushed, Reason.NOT_ALLOWED, "goods of " + sent.text("from_branch_id") + " are sent by that branch");
        }
        Fields fields = TransferRules.sent(pushed, sent);
        List<Fields> lines = fields.rows("items");
        Goods goods = Goods.ofRecord(pushed, MovementType.TRANSFER_OUT);
        Document transfer = transfers.create(pushed, books.now(), fields);
        List<Movement> movements = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            Fields line = lines.get(number);
            movements.addAll(goods.out(number, line, line.requiredQuantity("quantity"), null, books));
        }
        return Disputes.applied(pushed, transfers, transfer, Disputes.Effects.of(movements, books.tell()), books);
    }

    /** What came is a fact: it is in the receiving branch's stock, whatever was sent. */
    private Booking receive(PushedOperation pushed, Document before, Books books) {
        if (!TransferRules.isReceiver(pushed, before.fields())) {
            return Booking.refused(
                    pushed,
                    Reason.ILLEGAL_STEP,
                    "transfer goes to " + before.fields().text("to_branch_id") + " and is received there");
        }
        Goods goods = Goods.ofOperation(pushed, MovementType.TRANSFER_IN);
        if (books.booked().contains(goods.probe())) {
            return Booking.nothing(Receipt.applied(pushed, before.record().version()));
        }
        Receiving receiving = ReceivingRules.receive(pushed, before.fields().rows("items"), "transfer_id", true);
        books.booked().add(goods.probe());
        Document after =
                transfers.change(before, pushed, books.now(), TransferRules.after(before.fields(), receiving, pushed));
        List<Movement> movements = new ArrayList<>();
        for (Receiving.Line line : receiving.received()) {
            movements.add(goods.in(movements.size(), line.fields(), line.units(), null, books));
        }
        Disputes.Effects effects =
                new Disputes.Effects(movements, books.tell(), receiving.differences(), ConflictType.DATA_MISMATCH);
        return Disputes.applied(pushed, transfers, after, effects, books)
                .audited(new AuditEntry(Tables.STOCK_TRANSFERS, after.record().id(), before.fields(), after.fields()));
    }
}
