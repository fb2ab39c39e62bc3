package dev.tillstream.inventory.transfer;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Effects;
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
import dev.tillstream.inventory.loss.LostGoods;
import dev.tillstream.inventory.serial.Serial;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Books transfers: out of the sending branch at once, into the receiving one when it has them. */
public final class TransferDesk implements Desk {
    private static final DocumentStore TRANSFERS =
            DocumentStore.of(Tables.STOCK_TRANSFERS, Tables.STOCK_TRANSFER_ITEMS, "transfer_id");
    private static final String CREATE = "stock_transfers.create";
    private static final String RECEIVE = "stock_transfers.receive";

    private final Documents transfers;
    private final LostGoods lost = new LostGoods();
    private final TransferSettlement settlement;

    private TransferDesk(Documents transfers) {
        this.transfers = transfers;
        this.settlement = new TransferSettlement(transfers, lost);
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
        return Set.of(CREATE, RECEIVE).contains(pushed.operation().type())
                || Settlements.isAbout(pushed, TRANSFERS.definition());
    }

    /** The transfers that goods are received for: conflicts about them may be closed. */
    public static Set<Key> received(List<PushedOperation> operations) {
        return operations.stream()
                .filter(pushed -> pushed.operation().type().equals(RECEIVE))
                .map(pushed -> new Key(
                        pushed.origin().organizationId(), pushed.operation().id()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A decision moves goods at both branches, whoever takes it. */
    @Override
    public List<BatchLine> lines(List<PushedOperation> operations) {
        return transfers.lines(
                operations,
                (pushed, transfer) -> Conflicts.isResolution(pushed)
                        ? List.of(
                                transfer.fields().requiredText("from_branch_id"),
                                transfer.fields().requiredText("to_branch_id"))
                        : List.of(pushed.origin().branch()));
    }

    /** What is lost is costed. */
    @Override
    public Set<Key> costed(List<PushedOperation> operations) {
        List<PushedOperation> decisions =
                operations.stream().filter(Conflicts::isResolution).toList();
        return lines(decisions).stream().map(BatchLine::product).collect(Collectors.toSet());
    }

    @Override
    public List<Serial> serials(List<PushedOperation> operations) {
        return transfers.serials(operations);
    }

    @Override
    public Booking book(PushedOperation pushed, Books books) {
        if (Conflicts.isResolution(pushed)) {
            return Settlements.settle(
                    pushed, books, (resolution, movements) -> settlement.settle(pushed, resolution, movements, books));
        }
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
        return transfers.store(tx).chain(() -> lost.store(tx));
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
        Receiving receiving = ReceivingRules.receive(pushed, before.fields().rows("items"), "transfer_id");
        books.booked().add(goods.probe());
        Document after =
                transfers.change(before, pushed, books.now(), TransferRules.after(before.fields(), receiving, pushed));
        List<Movement> movements = new ArrayList<>();
        for (Receiving.Line line : receiving.received()) {
            movements.add(goods.in(movements.size(), line.fields(), line.units(), null, books));
        }
        Effects closed = settlement.close(after, pushed, books);
        List<Change> changes = new ArrayList<>(books.tell());
        changes.addAll(closed.changes());
        List<AuditEntry> audit = new ArrayList<>(closed.audit());
        audit.add(0, AuditEntry.of(transfers.table(), before.record(), after.record()));
        boolean isTooMuch = !receiving.differences().isEmpty();
        Disputes.Effects effects = new Disputes.Effects(
                movements,
                changes,
                TransferRules.differences(after.fields(), receiving),
                isTooMuch ? ConflictType.CONSTRAINT_VIOLATION : ConflictType.DATA_MISMATCH);
        return Disputes.applied(pushed, transfers, after, effects, books).audited(audit);
    }
}
