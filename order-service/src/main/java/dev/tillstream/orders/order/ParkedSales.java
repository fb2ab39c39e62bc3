package dev.tillstream.orders.order;

import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which sales the parked orders that a batch names were sold (B-11); sales that are void count as none. */
public final class ParkedSales {
    private static final String FIND = """
            select t.organization_id, t.parked_order_id, t.id
            from unnest($1::text[], $2::text[]) as k (o, p)
            join orders t on t.organization_id = k.o and t.parked_order_id = k.p
            where t.status is distinct from 'cancelled'
            order by t.global_order_number""";

    private final Map<Key, Set<String>> sales = new HashMap<>();

    private ParkedSales() {}

    public static ParkedSales none() {
        return new ParkedSales();
    }

    /** @param parked organizations and ids of parked orders; none costs no statement */
    public static Uni<ParkedSales> load(SqlConnection tx, Collection<Key> parked) {
        if (parked.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        Tuple pairs = Tuple.of(
                parked.stream().map(Key::organizationId).toArray(String[]::new),
                parked.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(FIND).execute(pairs).map(rows -> {
            ParkedSales found = none();
            rows.forEach(row -> found.add(new Key(row.getString(0), row.getString(1)), row.getString(2)));
            return found;
        });
    }

    /** The first sale of the order's parked order; null where it is the first itself, or was never parked. */
    public @Nullable String firstOf(Order order) {
        Key parked = parkedOf(order);
        return parked == null
                ? null
                : sales.getOrDefault(parked, Set.of()).stream().findFirst().orElse(null);
    }

    public void sell(Order order) {
        Key parked = parkedOf(order);
        if (parked != null) {
            add(parked, order.record().id());
        }
    }

    /** The sale is void: its parked order counts as not sold in it. */
    public void free(Order order) {
        Key parked = parkedOf(order);
        if (parked != null) {
            sales.getOrDefault(parked, new LinkedHashSet<>())
                    .remove(order.record().id());
        }
    }

    private void add(Key parked, String orderId) {
        sales.computeIfAbsent(parked, any -> new LinkedHashSet<>()).add(orderId);
    }

    private static @Nullable Key parkedOf(Order order) {
        String id = order.fields().text("parked_order_id");
        return id == null ? null : new Key(order.key().organizationId(), id);
    }
}
