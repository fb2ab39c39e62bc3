package dev.tillstream.inventory.sale;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.batch.Part;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.MovementType;
import dev.tillstream.inventory.stock.StockChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A line of a sale or a return, on its way into the ledger: one movement for each batch that it touches. */
record Line(PushedOperation by, Movement.Cause cause, int number) {
    static Line of(PushedOperation by, MovementType type, String recordId, int number) {
        return new Line(by, Movement.Cause.of(type, recordId, by), number);
    }

    /** What was sold: at its own time, also where its void is the first that is heard of it. */
    static Line sold(PushedOperation by, Sale sale, int number) {
        Movement.Cause cause = Movement.Cause.of(MovementType.SALE, sale.id(), by);
        Instant soldAt = sale.completedAt();
        return new Line(
                by,
                soldAt == null ? cause : cause.at(soldAt.minusMillis(by.origin().clockSkewMillis())),
                number);
    }

    /** @param parts signed */
    List<Movement> movements(BatchLine place, List<Part> parts) {
        String lineId = SaleLines.lineId(by, cause.referenceId(), cause.type(), number);
        List<Movement> movements = new ArrayList<>(parts.size());
        for (int part = 0; part < parts.size(); part++) {
            movements.add(new Movement(
                    MovementIds.part(lineId, part),
                    new StockChange(place.level(), parts.get(part).units()),
                    cause,
                    Movement.Lot.ofBatch(parts.get(part).batchNumber())));
        }
        return movements;
    }

    /** Puts the parts into their batches too. */
    List<Movement> put(BatchLine place, List<Part> parts, Books books) {
        parts.forEach(part -> books.batches().put(place.level(), part, null, by, books.now()));
        return movements(place, parts);
    }
}
