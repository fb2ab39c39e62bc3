package dev.tillstream.orders.refund;

import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The returns that a batch touches: its own, and all others of their sales. */
public final class Returns {
    private final LockedRows<Key, Return> returns;

    /** By offline reference, and by order: a batch asks for each of its documents. */
    private final Map<Key, Key> references = new HashMap<>();

    private final Map<Key, Set<Key>> ofOrders = new HashMap<>();

    private Returns(Map<Key, Return> returns) {
        this.returns = new LockedRows<>(returns);
        returns.values().forEach(this::note);
    }

    public static Returns none() {
        return new Returns(Map.of());
    }

    /**
     * @param references organizations and offline references of returns
     * @param orders whose returns are all wanted
     */
    public static Uni<Returns> lock(
            SqlConnection tx, Collection<Key> ids, Collection<Key> references, Collection<Key> orders) {
        Set<Key> keys = new LinkedHashSet<>(ids);
        return ReturnStore.withReferences(tx, references)
                .invoke(keys::addAll)
                .chain(() -> ReturnStore.ofOrders(tx, orders))
                .invoke(keys::addAll)
                .chain(() -> ReturnStore.lock(tx, keys))
                .map(Returns::new);
    }

    public @Nullable Return find(Key key) {
        return returns.get(key);
    }

    /** @param reference an organization and a return's own offline reference */
    public @Nullable Return withReference(Key reference) {
        Key key = references.get(reference);
        return key == null ? null : returns.get(key);
    }

    public List<Return> of(Key order) {
        return ofOrders.getOrDefault(order, Set.of()).stream()
                .map(returns::require)
                .filter(made -> made.isOf(order))
                .toList();
    }

    public void add(Return made) {
        returns.put(made.key(), made);
        note(made);
    }

    public void change(Return made) {
        returns.put(made.key(), made);
        note(made);
    }

    private void note(Return made) {
        String organization = made.key().organizationId();
        String reference = made.fields().text("offline_reference");
        if (reference != null) {
            references.putIfAbsent(new Key(organization, reference), made.key());
        }
        String order = made.fields().text("order_id");
        if (order != null) {
            ofOrders.computeIfAbsent(new Key(organization, order), key -> new LinkedHashSet<>())
                    .add(made.key());
        }
    }

    public Uni<Void> store(SqlConnection tx) {
        return ReturnStore.insert(tx, returns.created()).chain(() -> ReturnStore.update(tx, returns.updated()));
    }
}
