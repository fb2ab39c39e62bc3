package dev.tillstream.inventory.transfer;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Disputes;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.SettlementRules;
import dev.tillstream.inventory.loss.LostGoods;
import dev.tillstream.inventory.stock.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles what came of transfers otherwise than it was sent: by what comes later, or by what people decide (PROTOCOL §5). */
record TransferSettlement(Documents transfers, LostGoods lost) {

    /** When the last of it has come, nobody has to decide about what was missing. */
    Effects close(Document transfer, PushedOperation by, Books books) {
        Optional<StoredRecord> missing = Disputes.openMismatch(transfers.table(), transfer, books);
        return missing.isEmpty() || !TransferRules.isWhole(transfer.fields())
                ? Effects.NONE
                : books.conflicts()
                        .close(
                                missing.get(),
                                Strategy.KEEP_SERVER,
                                by.operation().type(),
                                by,
                                books.now());
    }

    /**
     * Keep_local: what the receiving branch says stands, so what is missing is lost there, and what is too much stays.
     * Keep_server: what was sent stands, so what is missing is back where it came from, and what is too much is out again.
     */
    Effects settle(PushedOperation pushed, Resolution resolution, List<Movement> movements, Books books) {
        Document before = transfers
                .find(pushed)
                .orElseThrow(() -> new IllegalArgumentException("no transfer " + resolution.recordId()));
        ConflictType type = SettlementRules.typeOf(resolution.conflict());
        SettlementRules.Settlement settlement =
                SettlementRules.settle(before.fields().rows("items"), type, true);
        if (settlement.differences().isEmpty()) {
            return Effects.NONE;
        }
        List<SettlementRules.Difference> differences = settlement.differences().stream()
                .map(difference -> difference.withLine(
                        books.serials().inTransit(pushed.origin().organizationId(), difference.line())))
                .toList();
        Fields fields = TransferRules.settled(before.fields(), settlement.lines());
        Document after = transfers.change(before, pushed, books.now(), fields);
        List<Change> changes = new ArrayList<>();
        changes.add(after.record().toChange(transfers.table()));
        MissingGoods goods = new MissingGoods(pushed, after, books);
        if (resolution.strategy() == Strategy.KEEP_SERVER) {
            movements.addAll(goods.putBack(differences));
        } else if (!goods.lost(differences).isEmpty()) {
            movements.addAll(goods.lose(differences));
            changes.add(lost.book(
                    pushed,
                    fields.requiredText("to_branch_id"),
                    "missing of transfer " + after.record().id(),
                    goods.lost(differences),
                    books));
        }
        changes.addAll(books.tell());
        List<AuditEntry> audit = new ArrayList<>();
        audit.add(AuditEntry.of(transfers.table(), before.record(), after.record()));
        if (type != ConflictType.DATA_MISMATCH) {
            Effects closed = close(after, pushed, books);
            changes.addAll(closed.changes());
            audit.addAll(closed.audit());
        }
        return new Effects(changes, audit);
    }
}
