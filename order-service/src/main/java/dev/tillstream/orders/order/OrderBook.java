package dev.tillstream.orders.order;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders that a batch touches. */
final class OrderBook implements UnitOfWork {
    private final Map<Key, Order> orders;
    private final Map<Key, Key> references = new HashMap<>();
    private final Map<String, Long> lastNumbers;
    private final Conflicts conflicts;
    private final Map<Key, Order> added = new LinkedHashMap<>();
    private final Map<Key, Order> changed = new LinkedHashMap<>();

    /** @param lastNumbers the last order number of each organization in the batch, locked */
    OrderBook(Map<Key, Order> orders, Map<String, Long> lastNumbers, Conflicts conflicts) {
        this.orders = new HashMap<>(orders);
        this.lastNumbers = new HashMap<>(lastNumbers);
        this.conflicts = conflicts;
        orders.values().forEach(this::noteReference);
    }

    @Override
    public Decision decide(PushedOperation pushed, Instant now) {
        return switch (pushed.operation().type()) {
            case "orders.create" -> create(pushed, now);
            case "orders.void" -> cancel(pushed, now);
            default ->
                Decision.rejected(
                        pushed,
                        Reason.UNKNOWN_TYPE,
                        "type " + pushed.operation().type() + " is none of the orders'");
        };
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return OrderStore.insert(tx, List.copyOf(added.values()))
                .chain(() -> OrderStore.update(tx, List.copyOf(changed.values())))
                .chain(() -> added.isEmpty() ? Uni.createFrom().voidItem() : OrderStore.storeNumbers(tx, lastNumbers));
    }

    private Decision create(PushedOperation pushed, Instant now) {
        Order first = firstWith(pushed);
        if (first == null) {
            return book(pushed, now);
        }
        boolean again = first.record().id().equals(pushed.operation().id())
                && first.fingerprint().equals(pushed.fingerprint());
        if (again) {
            return Decision.of(Receipt.applied(pushed, first.record().version())
                    .withNumbers(first.number(), first.transactionCode()));
        }
        Conflict duplicate = OrderRules.duplicateOf(first, pushed);
        Change opened = conflicts.open(duplicate, Tables.ORDERS, first.record().id(), pushed, now);
        Receipt receipt = Receipt.conflict(
                pushed, first.record().version(), opened.id(), duplicate.reason(), duplicate.suggestedFix());
        return Decision.of(receipt, opened);
    }

    private Decision book(PushedOperation pushed, Instant now) {
        Order order = OrderRules.newOrder(pushed, nextNumber(pushed.origin().organizationId()), now);
        Optional<Conflict> mismatch = OrderRules.checkTotals(order);
        takeNumber(pushed.origin().organizationId());
        add(order);
        List<Change> changes = new ArrayList<>();
        changes.add(order.toChange());
        mismatch.ifPresent(found ->
                changes.add(conflicts.open(found, Tables.ORDERS, order.record().id(), pushed, now)));
        Receipt receipt = mismatch.map(found ->
                        Receipt.conflict(pushed, 1, Conflict.idFor(pushed), found.reason(), found.suggestedFix()))
                .orElseGet(() -> Receipt.applied(pushed, 1));
        return Decision.of(receipt.withNumbers(order.number(), order.transactionCode()), changes);
    }

    private Decision cancel(PushedOperation pushed, Instant now) {
        Order order = orders.get(keyOf(pushed, pushed.operation().id()));
        Optional<OrderRules.Refusal> refusal = OrderRules.refuseVoid(order, pushed);
        if (order == null || refusal.isPresent()) {
            return refusal.map(why -> Decision.rejected(pushed, why.reason(), why.message()))
                    .orElseThrow();
        }
        Order voided = OrderRules.voided(order, pushed, now);
        change(voided);
        Receipt receipt = Receipt.applied(pushed, voided.record().version())
                .withNumbers(voided.number(), voided.transactionCode());
        return Decision.of(receipt, voided.toChange());
    }

    /** Only a duplicate has anything to book; what totals a sale was paid with is settled by being looked at. */
    @Override
    public List<Change> settle(Resolution decision, PushedOperation resolution, Instant now) {
        Fields conflict = decision.conflict();
        Strategy strategy = decision.strategy();
        boolean isDuplicate = Reason.DUPLICATE_REFERENCE.wireName().equals(conflict.text("reason"));
        if (!isDuplicate || strategy == Strategy.KEEP_SERVER) {
            return List.of();
        }
        String organization = resolution.origin().organizationId();
        Order second = OrderRules.bookedFromConflict(conflict, resolution, nextNumber(organization), now);
        takeNumber(organization);
        add(second);
        List<Change> changes = new ArrayList<>();
        changes.add(second.toChange());
        Order first = orders.get(keyOf(resolution, conflict.requiredText("record_id")));
        if (strategy == Strategy.KEEP_LOCAL && first != null && !first.isVoid()) {
            Order voided = OrderRules.voided(first, resolution, now);
            change(voided);
            changes.add(voided.toChange());
        }
        return changes;
    }

    private @Nullable Order firstWith(PushedOperation pushed) {
        Order sameId = orders.get(keyOf(pushed, pushed.operation().id()));
        String reference = pushed.operation().payload().text("offline_reference");
        if (sameId != null || reference == null) {
            return sameId;
        }
        Key first = references.get(keyOf(pushed, reference));
        return first == null ? null : orders.get(first);
    }

    private void add(Order order) {
        orders.put(order.record().key(), order);
        added.put(order.record().key(), order);
        noteReference(order);
    }

    private void change(Order order) {
        Key key = order.record().key();
        orders.put(key, order);
        (added.containsKey(key) ? added : changed).put(key, order);
    }

    private void noteReference(Order order) {
        String reference = order.record().fields().text("offline_reference");
        if (reference != null) {
            references.put(
                    new Key(order.record().key().organizationId(), reference),
                    order.record().key());
        }
    }

    private long nextNumber(String organizationId) {
        return lastNumbers.getOrDefault(organizationId, 0L) + 1;
    }

    private void takeNumber(String organizationId) {
        lastNumbers.put(organizationId, nextNumber(organizationId));
    }

    private static Key keyOf(PushedOperation pushed, String id) {
        return new Key(pushed.origin().organizationId(), id);
    }
}
