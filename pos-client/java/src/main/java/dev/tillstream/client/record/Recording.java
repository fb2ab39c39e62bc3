package dev.tillstream.client.record;

import dev.tillstream.client.catalog.Editing;
import dev.tillstream.client.store.OperationLog;
import dev.tillstream.client.store.OperationLog.Happening;
import dev.tillstream.client.store.Outbox;
import dev.tillstream.client.store.Records;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records any operation of {@link Tables} that a client may push: one local transaction with the record as it should be
 * now, the outbox row, the device's next {@code seq}, the link in its chain of documents and the stock (S0-7, S1-93,
 * B-3). What belongs to the open shift is marked with it (B-1).
 */
public final class Recording {
    private static final Set<String> OF_A_SHIFT = Set.of("orders.create", "returns.create", "payments.create");

    private final TillDatabase database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Editing editing;

    public Recording(TillDatabase database, InstantSource clock, Supplier<UUID> ids, Editing editing) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.editing = editing;
    }

    /**
     * Records one operation and answers the record as the till shows it now; {@link Fields#NONE} where it hasn't got it.
     *
     * @param type {@code <table>.<verb>}
     * @param id the record
     * @throws IllegalArgumentException for a type that clients can't push, a payload without a required field, or a step
     *     that the record as it is doesn't allow
     */
    public Fields record(String type, String id, Fields payload) {
        OperationType known = typeOf(type);
        String verb = type.substring(type.indexOf('.') + 1);
        if (Tables.MASTER_DATA.contains(known.table()) && (verb.equals("upsert") || verb.equals("delete"))) {
            edit(known, id, verb, payload);
            return database.read(sql -> new Records(sql).find(known.table(), id).orElse(Fields.NONE));
        }
        return recordAll(List.of(new Draft(ids.get(), type, id, payload))).get(0);
    }

    /** The same, as a new record. */
    public Fields create(String type, Fields payload) {
        return record(type, ids.get().toString(), payload);
    }

    /**
     * Takes a sale back: the order stays, cancelled, and its goods return to the shelves.
     *
     * @throws IllegalArgumentException for an order that this till doesn't know, or that is void already
     */
    public Fields voidSale(String orderId, String reason) {
        boolean known = database.read(sql -> new Records(sql).exists(Tables.ORDERS, orderId));
        if (!known) {
            throw new IllegalArgumentException("order " + orderId + " is not known here");
        }
        Fields payload = Fields.of(Map.of("reason", reason, "voided_at", Timestamps.format(clock.instant())));
        return record("orders.void", orderId, payload);
    }

    /** An operation that brings its own idempotency key. */
    public record Draft(UUID opId, String type, String id, Fields payload) {}

    /** Records several operations, upserts among them, in one transaction; an operation whose key the outbox has already is not recorded again. */
    public List<Fields> recordAll(List<Draft> drafts) {
        Instant now = clock.instant();
        return database.write(
                sql -> drafts.stream().map(draft -> record(sql, draft, now)).toList());
    }

    private Fields record(SqlSession sql, Draft draft, Instant now) {
        OperationType type = typeOf(draft.type());
        Optional<Fields> current = new Records(sql).find(type.table(), draft.id());
        if (new Outbox(sql).find(draft.opId()).isPresent()) {
            return current.orElse(Fields.NONE);
        }
        if (draft.type().endsWith(".upsert")) {
            editing.upsert(sql, draft.opId(), new Editing.Edit(type.table(), draft.id(), draft.payload()), now);
            return new Records(sql).find(type.table(), draft.id()).orElse(Fields.NONE);
        }
        Fields payload = stamped(sql, draft);
        RecordRules.requireWhole(type, payload);
        Happening happening = new Happening(draft.opId(), draft.type(), type.table(), draft.id(), payload);
        Fields written = write(sql, happening, current.orElse(null), now);
        new CurrentShift(sql).follow(happening);
        return written;
    }

    private static Fields write(SqlSession sql, Happening happening, @Nullable Fields current, Instant now) {
        OperationLog log = new OperationLog(sql, now);
        String type = happening.type();
        String at = Timestamps.format(now);
        String branch = new SyncState(sql).get(StateKey.BRANCH_ID).orElse(null);
        Fields before = Objects.requireNonNullElse(current, Fields.NONE);
        Map<String, Quantity> stock = StockRules.changes(type, before, happening.payload(), branch);
        if (RecordRules.begins(type.substring(type.indexOf('.') + 1))) {
            if (current != null && type.equals("stock_movements.adjust")) {
                return current;
            }
            if (current != null) {
                throw new IllegalArgumentException(happening.table() + " has " + happening.id() + " already");
            }
            return log.create(happening, RecordRules.beginning(type, happening.payload(), at), stock);
        }
        if (current == null) {
            log.tell(happening, stock);
            return Fields.NONE;
        }
        Fields changed =
                log.change(happening, current, RecordRules.changes(type, current, happening.payload(), at), stock);
        if (type.endsWith(".erase")) {
            new Records(sql).delete(happening.table(), happening.id());
        }
        return changed;
    }

    private void edit(OperationType type, String id, String verb, Fields payload) {
        if (verb.equals("upsert")) {
            editing.upsert(type.table(), id, type.table() == Tables.EXPENSES ? inShift(id, payload) : payload);
        } else {
            editing.delete(type.table(), id);
        }
    }

    /** Petty cash comes out of the drawer of the shift in which it is first written down. */
    private Fields inShift(String id, Fields expense) {
        return database.read(
                sql -> new Records(sql).exists(Tables.EXPENSES, id) ? expense : new CurrentShift(sql).stamp(expense));
    }

    private static Fields stamped(SqlSession sql, Draft draft) {
        return OF_A_SHIFT.contains(draft.type()) ? new CurrentShift(sql).stamp(draft.payload()) : draft.payload();
    }

    private static OperationType typeOf(String name) {
        OperationType type = Tables.operationType(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + name));
        if (type.audience() != OperationType.Audience.CLIENTS) {
            throw new IllegalArgumentException(name + " can't be pushed by a till");
        }
        return type;
    }
}
