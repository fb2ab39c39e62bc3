package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.BatchName;
import dev.tillstream.inventory.batch.Part;
import dev.tillstream.inventory.serial.SerialRules;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.MovementType;
import dev.tillstream.inventory.stock.StockChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that an operation moves: as movements, in batches, and in the stock that costs are averaged over.
 *
 * @param owner the id of the document, or of the operation that receives: with the line it makes a movement's id
 * @param reference the document
 * @param branchId whose stock it is
 */
public record Goods(PushedOperation by, MovementType type, String owner, String reference, String branchId) {
    /** Goods of the operation's own record. */
    public static Goods ofRecord(PushedOperation by, MovementType type) {
        String id = by.operation().id();
        return new Goods(by, type, id, id, by.origin().branch());
    }

    /** Goods that an operation brings for a record that exists; the operation's id tells whether they are booked. */
    public static Goods ofOperation(PushedOperation by, MovementType type) {
        return ofOperation(by, type, by.operation().id(), by.origin().branch());
    }

    /** Goods that an operation moves at another branch than its own, or for a document that it doesn't name. */
    public static Goods ofOperation(PushedOperation by, MovementType type, String reference, String branchId) {
        return new Goods(by, type, by.operation().opId().toString(), reference, branchId);
    }

    /** Booked together with all the others of this record or operation, and so tells whether they are booked. */
    public Key probe() {
        return new Key(organizationId(), lineId(0));
    }

    /** The stock that a line is about. */
    public LevelKey levelOf(Fields line) {
        return LevelKey.of(organizationId(), branchId, line.requiredText("product_id"));
    }

    public Key productOf(Fields line) {
        return new Key(organizationId(), line.requiredText("product_id"));
    }

    /** Units that leave the stock, from the batch that the line names or those that expire first. */
    public List<Movement> out(int number, Fields line, Quantity units, @Nullable Long unitCost, Books books) {
        LevelKey level = levelOf(line);
        books.serials().move(level, SerialRules.numbersOf(line.value("serial_numbers")), cause());
        List<Part> parts = books.batches().take(level, units, BatchName.of(line), by, books.now());
        List<Movement> movements = new ArrayList<>(parts.size());
        for (int part = 0; part < parts.size(); part++) {
            Part taken = parts.get(part);
            Movement.Lot lot = new Movement.Lot(taken.batchNumber(), unitCost);
            movements.add(moved(
                    MovementIds.part(lineId(number), part), level, taken.units().negated(), lot, books));
        }
        return movements;
    }

    /** Units that come into the stock, into the batch that the line names; or go out of that batch where they are negative. */
    public Movement in(int number, Fields line, Quantity units, @Nullable Long unitCost, Books books) {
        LevelKey level = levelOf(line);
        books.serials().move(level, SerialRules.numbersOf(line.value("serial_numbers")), cause());
        String batch = books.batches().numberOf(level, BatchName.of(line));
        books.batches().put(level, new Part(batch, units), line.text("expiry_date"), by, books.now());
        return moved(lineId(number), level, units, new Movement.Lot(batch, unitCost), books);
    }

    private Movement moved(String id, LevelKey level, Quantity change, Movement.Lot lot, Books books) {
        StockChange stock = new StockChange(level, change);
        books.costs().moved(stock);
        return new Movement(id, stock, cause(), lot);
    }

    private Movement.Cause cause() {
        return Movement.Cause.of(type, reference, by);
    }

    private String lineId(int number) {
        return MovementIds.of(organizationId(), owner, type, number);
    }

    private String organizationId() {
        return by.origin().organizationId();
    }
}
