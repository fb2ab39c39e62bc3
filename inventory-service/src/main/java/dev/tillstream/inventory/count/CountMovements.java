package dev.tillstream.inventory.count;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inventory.batch.Part;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.serial.SerialRules;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.MovementType;
import dev.tillstream.inventory.stock.StockChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one count books: a movement for each batch that differs, one for what is left, and what a later count takes back. */
final class CountMovements {
    private final Counting counting;
    private final Books books;
    private final List<Fields> lines = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();

    CountMovements(Counting counting, Books books) {
        this.counting = counting;
        this.books = books;
    }

    /** A movement that takes back at a count what became known after it; nothing else has its id. */
    static Movement correction(PushedOperation by, LevelKey level, Timeline.Correction correction, int number) {
        String id = Ids.derived(by.operation().opId().toString(), level.id(), Integer.toString(number));
        StockChange change = new StockChange(level, correction.change());
        return new Movement(id, change, cause(by, correction.count()), Movement.Lot.UNKNOWN);
    }

    /** Adds a product of the count. */
    void add(String product, Timeline.Counted found) {
        LevelKey level = counting.levelOf(product);
        List<CountRules.Line> told = told(level, product, found);
        told.forEach(line -> lines.add(line.fields()));
        for (Part part : differences(level, told, found.difference())) {
            String id =
                    MovementIds.of(level.organizationId(), counting.key().id(), MovementType.COUNT, movements.size());
            movements.add(new Movement(
                    id,
                    new StockChange(level, part.units()),
                    cause(counting.pushed(), counting.point()),
                    Movement.Lot.ofBatch(part.batchNumber())));
        }
        found.correction()
                .ifPresent(late -> movements.add(correction(counting.pushed(), level, late, movements.size())));
    }

    List<Movement> all() {
        return movements;
    }

    /** The lines of the count with what was expected, in their order. */
    List<Fields> lines() {
        return lines.stream()
                .sorted(Comparator.comparingLong(line -> line.integerOrZero("line_number")))
                .toList();
    }

    private List<CountRules.Line> told(LevelKey level, String product, Timeline.Counted found) {
        Map<String, Quantity> batches = new HashMap<>();
        List<CountRules.Line> told = new ArrayList<>();
        for (Fields line : counting.lines()) {
            if (product.equals(line.text("product_id"))) {
                String batch = line.text("batch_number");
                if (batch != null) {
                    batches.put(batch, books.batches().unitsOf(level, batch));
                }
                told.add(CountRules.line(line, found, batches));
                books.serials()
                        .move(
                                level,
                                SerialRules.numbersOf(line.value("serial_numbers")),
                                cause(counting.pushed(), counting.point()));
            }
        }
        return told;
    }

    private List<Part> differences(LevelKey level, List<CountRules.Line> told, Quantity difference) {
        List<Part> parts = new ArrayList<>();
        for (CountRules.Line line : told) {
            if (line.isOfBatch() && !line.difference().equals(Quantity.ZERO)) {
                Part part = new Part(line.fields().text("batch_number"), line.difference());
                books.batches().put(level, part, null, counting.pushed(), books.now());
                parts.add(part);
            }
        }
        Quantity beside = CountRules.beside(told, difference);
        if (!beside.equals(Quantity.ZERO)) {
            parts.add(new Part(null, beside));
        }
        return parts;
    }

    private static Movement.Cause cause(PushedOperation by, CountPoint point) {
        return new Movement.Cause(
                MovementType.COUNT,
                point.countId(),
                point.countedAt(),
                by.origin().deviceId());
    }
}
