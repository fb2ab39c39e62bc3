package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which serial numbers of a batch's lines are sold, and in which order (S1-36, S1-49). */
public final class Serials {
    private static final String FIND = """
            select s.organization_id, s.product_id, s.serial_number, s.order_id
            from unnest($1::text[], $2::text[], $3::text[]) as k (o, p, s)
            join sold_serials s on s.organization_id = k.o and s.product_id = k.p and s.serial_number = k.s""";

    private static final String DELETE = """
            delete from sold_serials t using unnest($1::text[], $2::text[], $3::text[]) as k (o, p, s)
            where t.organization_id = k.o and t.product_id = k.p and t.serial_number = k.s""";

    private static final String INSERT = """
            insert into sold_serials (organization_id, product_id, serial_number, order_id)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
            on conflict (organization_id, product_id, serial_number) do update set order_id = excluded.order_id""";

    private final Map<Serial, String> orders;
    private final Map<Serial, String> sold = new LinkedHashMap<>();
    private final Set<Serial> freed = new LinkedHashSet<>();

    private Serials(Map<Serial, String> orders) {
        this.orders = new HashMap<>(orders);
    }

    /** One piece of a product. */
    public record Serial(String organizationId, String productId, String number) {}

    public static Serials none() {
        return new Serials(Map.of());
    }

    public static Uni<Serials> load(SqlConnection tx, Collection<Serial> serials) {
        if (serials.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        return tx.preparedQuery(FIND).execute(tuple(List.copyOf(serials))).map(rows -> {
            Map<Serial, String> found = new HashMap<>();
            rows.forEach(row ->
                    found.put(new Serial(row.getString(0), row.getString(1), row.getString(2)), row.getString(3)));
            return new Serials(found);
        });
    }

    /** The order that it was sold in; null where it is free. */
    public @Nullable String soldIn(String organizationId, String productId, String number) {
        return orders.get(new Serial(organizationId, productId, number));
    }

    /** The lines' numbers are sold; one that is sold already stays with its first order. */
    public void sell(String organizationId, String orderId, List<Fields> items) {
        for (Serial serial : of(organizationId, items)) {
            if (orders.putIfAbsent(serial, orderId) == null) {
                sold.put(serial, orderId);
                freed.remove(serial);
            }
        }
    }

    /** The lines' numbers came back, as far as they were sold in that order. */
    public void free(String organizationId, String orderId, List<Fields> items) {
        for (Serial serial : of(organizationId, items)) {
            if (Objects.equals(orders.get(serial), orderId)) {
                orders.remove(serial);
                sold.remove(serial);
                freed.add(serial);
            }
        }
    }

    public static List<Serial> of(String organizationId, List<Fields> items) {
        return items.stream()
                .flatMap(item -> LineRules.serialsOf(item).stream()
                        .map(number -> new Serial(organizationId, item.requiredText("product_id"), number)))
                .toList();
    }

    public Uni<Void> store(SqlConnection tx) {
        Uni<Void> deleted = freed.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(DELETE).execute(tuple(List.copyOf(freed))).replaceWithVoid();
        return sold.isEmpty() ? deleted : deleted.chain(() -> insert(tx));
    }

    private Uni<Void> insert(SqlConnection tx) {
        List<Serial> serials = List.copyOf(sold.keySet());
        Tuple tuple = tuple(serials);
        tuple.addValue(serials.stream().map(sold::get).toArray(String[]::new));
        return tx.preparedQuery(INSERT).execute(tuple).replaceWithVoid();
    }

    private static Tuple tuple(List<Serial> serials) {
        Tuple tuple = Tuple.tuple();
        tuple.addValue(texts(serials, Serial::organizationId));
        tuple.addValue(texts(serials, Serial::productId));
        tuple.addValue(texts(serials, Serial::number));
        return tuple;
    }

    private static String[] texts(List<Serial> serials, Function<Serial, String> value) {
        return serials.stream().map(value).toArray(String[]::new);
    }
}
