package dev.tillstream.orders.reference;

import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of other services' records a batch needs, as far as it has come here. */
public final class References {
    private final Map<Key, ProductReference> products = new HashMap<>();
    private final Map<Key, Long> costs = new HashMap<>();
    private final Map<Key, Long> creditLimits = new HashMap<>();
    private final Map<Key, ZoneId> zones = new HashMap<>();

    References() {}

    public static References none() {
        return new References();
    }

    public static Uni<References> load(
            SqlConnection tx, Collection<Key> products, Collection<Key> customers, Collection<Key> branches) {
        References references = new References();
        return ReferenceStore.find(tx, products, customers, branches, references)
                .replaceWith(references);
    }

    void product(Key key, @Nullable ProductReference product, @Nullable Long averageCost) {
        if (product != null) {
            products.put(key, product);
        }
        if (averageCost != null) {
            costs.put(key, averageCost);
        }
    }

    void creditLimit(Key customer, long limit) {
        creditLimits.put(customer, limit);
    }

    void zone(Key branch, ZoneId zone) {
        zones.put(branch, zone);
    }

    public Optional<ProductReference> product(Key key) {
        return Optional.ofNullable(products.get(key));
    }

    /** What a product costs on average, in minor units; null where nobody knows. */
    public @Nullable Long costOf(Key product) {
        return costs.get(product);
    }

    /** In minor units; null for a customer without one. */
    public @Nullable Long creditLimitOf(Key customer) {
        return creditLimits.get(customer);
    }

    /** By which a branch counts its days; UTC where it doesn't say. */
    public ZoneId zoneOf(Key branch) {
        return zones.getOrDefault(branch, ZoneOffset.UTC);
    }
}
