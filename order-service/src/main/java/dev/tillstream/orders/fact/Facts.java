package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.duplicate.DuplicateRules;
import dev.tillstream.orders.duplicate.FactMergeRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates facts, each once (S0-15, DESIGN §5): the first under an id or a reference stands, a second with other content is
 * kept whole in a conflict, and a person decides. One way for sales, returns, payments and invoices.
 */
public final class Facts {
    private final Books books;
    private final Conflicts conflicts;
    private final Map<String, FactHandler> handlers;

    public Facts(Books books, Conflicts conflicts) {
        this.books = books;
        this.conflicts = conflicts;
        this.handlers = Stream.of(
                        new SaleHandler(books, conflicts),
                        new ReturnHandler(books, conflicts),
                        new PaymentHandler(books),
                        new InvoiceHandler(books))
                .collect(Collectors.toMap(handler -> handler.table().name(), Function.identity()));
    }

    public Decision create(Table table, PushedOperation pushed, Instant now) {
        FactHandler handler = handlerOf(table.name());
        Optional<Standing> first = find(handler, pushed);
        if (first.isEmpty()) {
            return handler.book(pushed, now);
        }
        Standing standing = first.get();
        if (standing.isMadeBy(pushed)) {
            return Decision.of(standing.receipt(pushed));
        }
        books.chain().keep(pushed);
        return conflicts.keepAside(
                DuplicateRules.conflict(table, standing.record(), pushed), table, standing.record(), pushed, now);
    }

    /**
     * A person's decision: {@code keep_local} books the document that a conflict keeps aside, under its own id where that is
     * free, else under the one that {@code merged} gives, else under the conflict's. {@code merge} changes fields of the
     * standing record on which nothing hangs; without {@code merged} it takes those that only the kept document has. Whatever
     * else a conflict is about stays as it happened.
     *
     * @throws IllegalArgumentException for a merged field that can't be changed, an id that is taken, or a decision that
     *     names another record than its conflict
     */
    public Effects settle(Resolution decision, PushedOperation resolution, Instant now) {
        requireSameRecord(decision, resolution);
        boolean isDuplicate = "duplicate".equals(decision.conflict().text("conflict_type"));
        return switch (decision.strategy()) {
            case KEEP_SERVER -> Effects.NONE;
            case KEEP_LOCAL -> isDuplicate ? book(decision, resolution, now) : Effects.NONE;
            case MERGE -> merge(decision, resolution, isDuplicate, now);
        };
    }

    private Effects book(Resolution decision, PushedOperation resolution, Instant now) {
        FactHandler handler = handlerOf(decision.table());
        PushedOperation kept = books.kept()
                .of(resolution)
                .orElseThrow(() -> new IllegalArgumentException("the conflict keeps no document that can be booked"));
        Decision booked = handler.book(freed(handler, kept, decision), now);
        if (booked.changes().isEmpty()) {
            throw new IllegalArgumentException("the kept document can't be booked: "
                    + booked.receipt().map(receipt -> receipt.message()).orElse(""));
        }
        return new Effects(booked.changes(), booked.audit());
    }

    private PushedOperation freed(FactHandler handler, PushedOperation kept, Resolution decision) {
        Optional<String> given = DuplicateRules.givenId(decision.merged().orElse(Fields.NONE));
        Key own = keyOf(kept);
        String spare =
                handler.find(own).isEmpty() ? own.id() : decision.conflict().requiredText("conflict_id");
        PushedOperation freed = DuplicateRules.under(given.orElse(spare), kept);
        if (handler.find(keyOf(freed)).isPresent()) {
            throw new IllegalArgumentException(
                    "merged.id must be free, but " + keyOf(freed).id() + " is in " + handler.table() + " already");
        }
        return handler.withReferenceOf(freed).isPresent() ? DuplicateRules.withoutReference(freed) : freed;
    }

    private Effects merge(Resolution decision, PushedOperation resolution, boolean isDuplicate, Instant now) {
        FactHandler handler = handlerOf(decision.table());
        Table table = handler.table();
        StoredRecord standing = handler.find(new Key(resolution.origin().organizationId(), decision.recordId()))
                .map(Standing::record)
                .orElseThrow(() -> new IllegalArgumentException("no record " + decision.recordId() + " in " + table));
        boolean isOnAccount = handler.isOnAccount(standing);
        Fields local = isDuplicate ? decision.conflict().object("local_data") : Fields.NONE;
        Fields fields = decision.merged()
                .map(wanted -> FactMergeRules.merged(table, standing.fields(), wanted, isOnAccount))
                .orElseGet(() -> FactMergeRules.completed(table, standing.fields(), local, isOnAccount));
        if (fields.equals(standing.fields())) {
            return Effects.NONE;
        }
        StoredRecord changed = standing.changed(resolution, now, fields);
        handler.change(changed);
        return new Effects(List.of(changed.toChange(table)), List.of(AuditEntry.of(table, standing, changed)));
    }

    /** By what the decision says the records were loaded. */
    private static void requireSameRecord(Resolution decision, PushedOperation resolution) {
        if (!decision.table().equals(Resolution.tableOf(resolution))
                || !decision.recordId().equals(Resolution.recordId(resolution))) {
            throw new IllegalArgumentException(
                    "the conflict is about record " + decision.recordId() + " in " + decision.table());
        }
    }

    private static Optional<Standing> find(FactHandler handler, PushedOperation pushed) {
        return handler.find(keyOf(pushed)).or(() -> handler.withReferenceOf(pushed));
    }

    private FactHandler handlerOf(String table) {
        FactHandler handler = handlers.get(table);
        if (handler == null) {
            throw new IllegalArgumentException("there are no facts in " + table);
        }
        return handler;
    }

    private static Key keyOf(PushedOperation pushed) {
        return new Key(pushed.origin().organizationId(), pushed.operation().id());
    }
}
