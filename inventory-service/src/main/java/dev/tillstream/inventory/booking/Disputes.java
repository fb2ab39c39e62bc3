package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.conflict.Closing;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.SettlementRules;
import dev.tillstream.inventory.stock.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is booked as it happened although it doesn't fit: people look at it (DESIGN §5). */
public final class Disputes {
    private Disputes() {}

    /** The answer to a creation whose document exists: it is the same one, or another under a used id. */
    public static Optional<Booking> standing(PushedOperation pushed, Documents documents, Books books) {
        return documents.find(pushed).map(document -> standing(pushed, documents, document, books));
    }

    /**
     * Applied as it happened; where something doesn't fit, with a conflict. What is missing is one conflict, however many
     * parts come.
     *
     * @param document as it is after the operation
     * @param effects its differences are for people; none is a plain receipt
     */
    public static Booking applied(
            PushedOperation pushed, Documents documents, Document document, Effects effects, Books books) {
        List<Change> changes = new ArrayList<>();
        changes.add(document.record().toChange(documents.table()));
        changes.addAll(effects.changes());
        long version = document.record().version();
        if (effects.differences().isEmpty()) {
            return Booking.of(Receipt.applied(pushed, version), effects.movements(), changes);
        }
        String message = String.join("; ", effects.differences());
        Optional<StoredRecord> same = effects.kind() == ConflictType.DATA_MISMATCH
                ? openMismatch(documents.table(), document, books)
                : Optional.empty();
        if (same.isPresent()) {
            Receipt known = Receipt.conflict(pushed, version, same.get().id(), Reason.TOTALS_MISMATCH, message);
            return Booking.of(known, effects.movements(), changes);
        }
        Conflict conflict = new Conflict(
                effects.kind(),
                Reason.TOTALS_MISMATCH,
                pushed.operation().payload(),
                document.fields(),
                Strategy.KEEP_LOCAL,
                message,
                Optional.empty());
        changes.add(books.conflicts()
                .open(conflict, documents.table(), document.record().id(), pushed, books.now()));
        Receipt receipt = Receipt.conflict(pushed, version, Conflict.idFor(pushed), Reason.TOTALS_MISMATCH, message);
        return Booking.of(receipt, effects.movements(), changes);
    }

    /** The conflict about goods of the document that are missing, while it is open. */
    public static Optional<StoredRecord> openMismatch(Table table, Document document, Books books) {
        return books.conflicts().of(table, document.key()).stream()
                .filter(conflict -> SettlementRules.typeOf(conflict.fields()) == ConflictType.DATA_MISMATCH)
                .filter(conflict -> !Closing.isClosed(conflict.fields()))
                .findFirst();
    }

    /**
     * What an operation does beside its document.
     *
     * @param differences what doesn't fit; {@code kind} says how
     */
    public record Effects(List<Movement> movements, List<Change> changes, List<String> differences, ConflictType kind) {
        public Effects {
            movements = List.copyOf(movements);
            changes = List.copyOf(changes);
            differences = List.copyOf(differences);
        }

        public static Effects of(List<Movement> movements, List<Change> changes) {
            return new Effects(movements, changes, List.of(), ConflictType.DATA_MISMATCH);
        }
    }

    private static Booking standing(PushedOperation pushed, Documents documents, Document document, Books books) {
        long version = document.record().version();
        if (document.fingerprint().equals(pushed.fingerprint())) {
            return Booking.nothing(Receipt.applied(pushed, version));
        }
        String message = documents.table() + " " + document.record().id() + " exists already, with other content."
                + " What was sent is not booked: to book it too, send it under an id of its own";
        Conflict conflict = new Conflict(
                ConflictType.DUPLICATE,
                Reason.DUPLICATE_REFERENCE,
                pushed.operation().payload(),
                document.fields(),
                Strategy.KEEP_SERVER,
                message,
                Optional.empty());
        Decision kept =
                books.conflicts().keepAside(conflict, documents.table(), document.record(), pushed, books.now());
        return Booking.of(kept, List.of());
    }
}
