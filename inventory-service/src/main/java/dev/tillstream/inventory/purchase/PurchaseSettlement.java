package dev.tillstream.inventory.purchase;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Goods;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.SettlementRules;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Carries out what people decide about goods that nobody ordered (PROTOCOL §5). */
record PurchaseSettlement(Documents purchases, SupplierBalances balances) {

    /** Keep_local: what came stays, and is owed for. Keep_server: what is too much goes back, and nothing is owed for it. */
    Effects settle(PushedOperation pushed, Resolution resolution, List<Movement> movements, Books books) {
        Document before = purchases
                .find(pushed)
                .orElseThrow(() -> new IllegalArgumentException("no purchase " + resolution.recordId()));
        SettlementRules.Settlement settlement = SettlementRules.settle(
                before.fields().rows("items"), SettlementRules.typeOf(resolution.conflict()), false);
        if (settlement.differences().isEmpty()) {
            return Effects.NONE;
        }
        Document after =
                purchases.change(before, pushed, books.now(), before.fields().with("items", settlement.lines()));
        List<Change> changes = new ArrayList<>();
        changes.add(after.record().toChange(purchases.table()));
        if (resolution.strategy() == Strategy.KEEP_SERVER) {
            movements.addAll(sendBack(pushed, after, settlement, books));
            long owed = PurchaseRules.sentBack(settlement);
            changes.add(balances.book(
                    LedgerEntry.of(
                            pushed, LedgerEntry.Type.RETURNED, after.fields().requiredText("supplier_id"), owed),
                    books.now()));
        }
        changes.addAll(books.tell());
        return new Effects(changes, List.of(AuditEntry.of(purchases.table(), before.record(), after.record())));
    }

    private static List<Movement> sendBack(
            PushedOperation pushed, Document purchase, SettlementRules.Settlement settlement, Books books) {
        Goods goods = Goods.ofOperation(
                pushed, MovementType.PURCHASE, purchase.record().id(), branchOf(purchase));
        List<Movement> movements = new ArrayList<>();
        for (SettlementRules.Difference difference : settlement.differences()) {
            Fields line = difference.line().with("serial_numbers", null);
            movements.add(goods.in(movements.size(), line, difference.units(), line.integer("unit_cost"), books));
        }
        return movements;
    }

    /** Where the goods of a purchase came. */
    static String branchOf(Document purchase) {
        return Objects.requireNonNull(purchase.record().meta().branchId());
    }
}
