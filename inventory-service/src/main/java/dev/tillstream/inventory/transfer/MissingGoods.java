package dev.tillstream.inventory.transfer;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Goods;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.document.SettlementRules.Difference;
import dev.tillstream.inventory.loss.LostGoods;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import java.util.ArrayList;
import java.util.List;

/** Moves the goods of a transfer that a person decided about. */
record MissingGoods(PushedOperation by, Document transfer, Books books) {

    /** The lines of the loss. */
    List<Fields> lost(List<Difference> differences) {
        return differences.stream()
                .filter(Difference::isMissing)
                .map(difference -> difference
                        .line()
                        .only(name -> !name.endsWith("_quantity") && !name.equals("transfer_id"))
                        .with("quantity", difference.units().toDecimal()))
                .toList();
    }

    /** They came to the receiving branch, and are lost there at once: no level changes, but the ledger tells it. */
    List<Movement> lose(List<Difference> differences) {
        Goods in = goods(MovementType.TRANSFER_IN, transfer.record().id(), "to_branch_id");
        Goods out = goods(MovementType.LOSS, LostGoods.idOf(by), "to_branch_id");
        List<Movement> movements = new ArrayList<>();
        for (int number = 0; number < differences.size(); number++) {
            Difference difference = differences.get(number);
            if (difference.isMissing()) {
                movements.add(in.in(number, difference.line(), difference.units(), null, books));
                movements.add(
                        out.in(number, difference.line(), difference.units().negated(), null, books));
            }
        }
        return movements;
    }

    /** What is missing goes back where it came from; what is too much leaves the receiving branch again. */
    List<Movement> putBack(List<Difference> differences) {
        Goods back = goods(MovementType.TRANSFER_IN, transfer.record().id(), "from_branch_id");
        Goods out = goods(MovementType.TRANSFER_OUT, transfer.record().id(), "to_branch_id");
        List<Movement> movements = new ArrayList<>();
        for (int number = 0; number < differences.size(); number++) {
            Difference difference = differences.get(number);
            Goods goods = difference.isMissing() ? back : out;
            movements.add(goods.in(number, difference.line(), difference.units(), null, books));
        }
        return movements;
    }

    private Goods goods(MovementType type, String reference, String branch) {
        return Goods.ofOperation(by, type, reference, transfer.fields().requiredText(branch));
    }
}
