package dev.tillstream.inventory.sale;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.serial.SerialRules;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What sales and returns do to pieces with a serial number. A sale of a piece that stock doesn't have is never refused: it
 * is sold, and people look at it (DESIGN §5). The conflict is about the sale's first movement: that one is the inventory's.
 */
record SaleSerials(PushedOperation by, Books books) {

    /** The pieces of a sale are sold; answers what stock has against it. */
    List<String> sell(Sale sale) {
        List<String> doubts = new ArrayList<>();
        for (SoldItem item : sale.items()) {
            List<String> numbers = SerialRules.numbersOf(item.serialNumbers());
            LevelKey level = SaleLines.lineOf(by, sale.branchId(), item).level();
            doubts.addAll(books.serials().doubts(level, numbers));
            books.serials().move(level, numbers, Line.sold(by, sale, 0).cause());
        }
        return doubts;
    }

    /** Pieces that come back, or are lost. */
    void move(String branchId, SoldItem item, MovementType type, String recordId) {
        LevelKey level = SaleLines.lineOf(by, branchId, item).level();
        books.serials().move(level, SerialRules.numbersOf(item.serialNumbers()), Movement.Cause.of(type, recordId, by));
    }

    Change open(Sale sale, List<String> doubts) {
        String message = "serial number " + String.join("; ", doubts)
                + ". The sale stands and the piece is sold: whatever is decided only notes that somebody looked at it";
        Conflict conflict = new Conflict(
                ConflictType.CONSTRAINT_VIOLATION,
                Reason.UNKNOWN_RECORD,
                Fields.of(Map.of("order_id", sale.id(), "branch_id", sale.branchId(), "items", numbers(sale))),
                Fields.of(Map.of("doubts", doubts)),
                Strategy.KEEP_LOCAL,
                message,
                Optional.empty());
        return books.conflicts()
                .open(
                        conflict,
                        Tables.STOCK_MOVEMENTS,
                        SaleLines.probe(by, sale.id(), MovementType.SALE).id(),
                        by,
                        books.now());
    }

    /** What was opened when the sale was booked, as it stands. */
    List<Change> tellAgain(Sale sale) {
        return books.conflicts().of(Tables.STOCK_MOVEMENTS, SaleLines.probe(by, sale.id(), MovementType.SALE)).stream()
                .map(conflict -> conflict.toChange(Tables.CONFLICTS))
                .toList();
    }

    private static List<Map<String, Object>> numbers(Sale sale) {
        return sale.items().stream()
                .filter(item -> !SerialRules.numbersOf(item.serialNumbers()).isEmpty())
                .map(item -> Map.<String, Object>of(
                        "product_id", item.productId(), "serial_numbers", SerialRules.numbersOf(item.serialNumbers())))
                .toList();
    }
}
