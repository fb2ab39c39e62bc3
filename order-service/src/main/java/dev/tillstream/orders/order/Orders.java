package dev.tillstream.orders.order;

import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders that a batch touches, as its operations change them. */
public final class Orders {
    private final LockedRows<Key, Order> orders;
    private final Map<Key, Key> references = new HashMap<>();

    Orders(Map<Key, Order> orders) {
        this.orders = new LockedRows<>(orders);
        orders.values().forEach(this::noteReference);
    }

    public static Orders none() {
        return new Orders(Map.of());
    }

    /** @param references organizations and offline references */
    public static Uni<Orders> lock(SqlConnection tx, Collection<Key> ids, Collection<Key> references) {
        return OrderStore.lock(tx, ids, references).map(Orders::new);
    }

    public Collection<Order> all() {
        return orders.all();
    }

    public @Nullable Order find(Key key) {
        return orders.get(key);
    }

    /** @param reference an organization and an offline reference */
    public @Nullable Order withReference(Key reference) {
        Key key = references.get(reference);
        return key == null ? null : orders.get(key);
    }

    public void add(Order order) {
        orders.put(order.key(), order);
        noteReference(order);
    }

    public void change(Order order) {
        orders.put(order.key(), order);
    }

    public Uni<Void> store(SqlConnection tx) {
        return OrderStore.insert(tx, orders.created()).chain(() -> OrderStore.update(tx, orders.updated()));
    }

    private void noteReference(Order order) {
        String reference = order.fields().text("offline_reference");
        if (reference != null) {
            references.put(new Key(order.key().organizationId(), reference), order.key());
        }
    }
}
