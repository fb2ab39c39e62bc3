package dev.tillstream.orders.desk;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.books.Findings;
import dev.tillstream.orders.order.Refusal;
import dev.tillstream.orders.session.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Opens shifts, moves cash, closes them (B-1). */
final class ShiftHandler {
    private final Books books;
    private final Conflicts conflicts;

    ShiftHandler(Books books, Conflicts conflicts) {
        this.books = books;
        this.conflicts = conflicts;
    }

    Decision open(PushedOperation pushed, Instant now) {
        Key key = keyOf(pushed);
        Optional<Refusal> refusal = books.shifts().refuseOpening(key, pushed);
        if (refusal.isPresent()) {
            return refusal.get().of(pushed);
        }
        boolean isNew = books.shifts().find(key) == null;
        Shift shift = books.shifts().open(key, pushed, now);
        Receipt receipt = Receipt.applied(pushed, shift.record().version());
        return isNew
                ? Decision.of(receipt, shift.toChange())
                        .audited(List.of(AuditEntry.of(Tables.STAFF_WORK_SESSIONS, null, shift.record())))
                : Decision.of(receipt);
    }

    Decision moveCash(PushedOperation pushed, Instant now) {
        Key key = keyOf(pushed);
        Optional<Refusal> refusal = books.shifts().refuseStep(key, pushed);
        if (refusal.isPresent()) {
            return refusal.get().of(pushed);
        }
        Shift before = Objects.requireNonNull(books.shifts().find(key));
        Shift after = books.shifts().moveCash(key, pushed, now);
        return Decision.of(Receipt.applied(pushed, after.record().version()), after.toChange())
                .audited(audit(before, after));
    }

    Decision close(PushedOperation pushed, Instant now) {
        Key key = keyOf(pushed);
        Optional<Refusal> refusal = books.shifts().refuseStep(key, pushed);
        if (refusal.isPresent()) {
            return refusal.get().of(pushed);
        }
        Optional<Conflict> broken = books.chain().check(pushed);
        Shift before = Objects.requireNonNull(books.shifts().find(key));
        Shift after = books.shifts().close(key, pushed, now);
        books.chain().keep(pushed);
        List<Change> changes = new ArrayList<>(List.of(after.toChange()));
        Findings findings = new Findings();
        findings.add(broken);
        Receipt receipt = findings.receipt(
                conflicts, Tables.STAFF_WORK_SESSIONS, after.record().version(), pushed, changes, now);
        return Decision.of(receipt, changes).audited(audit(before, after));
    }

    private static List<AuditEntry> audit(Shift before, Shift after) {
        return List.of(AuditEntry.of(Tables.STAFF_WORK_SESSIONS, before.record(), after.record()));
    }

    private static Key keyOf(PushedOperation pushed) {
        return new Key(pushed.origin().organizationId(), pushed.operation().id());
    }
}
