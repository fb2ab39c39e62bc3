package dev.tillstream.orders.reference;

import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code ref_…} tables, by key. */
final class ReferenceStore {
    /** One statement for all kinds: each batch of sales needs products and branches, and most need customers. */
    private static final String FIND = """
            select 'product' as kind, k.o, k.i, p.id is not null as is_known, p.require_serial_on_sale,
                p.min_wholesale_quantity, p.min_partial_wholesale_quantity, c.average_cost as amount,
                null::text as timezone
            from unnest($1::text[], $2::text[]) as k (o, i)
            left join ref_products p on p.organization_id = k.o and p.id = k.i
            left join ref_costs c on c.organization_id = k.o and c.id = k.i
            where p.id is not null or c.id is not null
            union all
            select 'customer', k.o, k.i, true, null, null, null, c.credit_limit, null
            from unnest($3::text[], $4::text[]) as k (o, i)
            join ref_customers c on c.organization_id = k.o and c.id = k.i
            where c.credit_limit is not null
            union all
            select 'branch', k.o, k.i, true, null, null, null, null, coalesce(b.timezone, g.timezone)
            from unnest($5::text[], $6::text[]) as k (o, i)
            left join ref_branches b on b.organization_id = k.o and b.id = k.i
            left join ref_organizations g on g.organization_id = k.o and g.id = k.o
            where coalesce(b.timezone, g.timezone) is not null""";

    private ReferenceStore() {}

    static Uni<Void> find(
            SqlConnection tx,
            Collection<Key> products,
            Collection<Key> customers,
            Collection<Key> branches,
            References to) {
        Tuple keys = Tuple.tuple();
        for (Collection<Key> kind : List.of(products, customers, branches)) {
            keys.addValue(kind.stream().map(Key::organizationId).toArray(String[]::new));
            keys.addValue(kind.stream().map(Key::id).toArray(String[]::new));
        }
        return tx.preparedQuery(FIND)
                .execute(keys)
                .invoke(rows -> rows.forEach(row -> put(row, to)))
                .replaceWithVoid();
    }

    private static void put(Row row, References to) {
        switch (row.getString("kind")) {
            case "product" -> to.product(keyOf(row), product(row), row.getLong("amount"));
            case "customer" -> to.creditLimit(keyOf(row), row.getLong("amount"));
            default -> to.zone(keyOf(row), zone(row.getString("timezone")));
        }
    }

    private static Key keyOf(Row row) {
        return new Key(row.getString("o"), row.getString("i"));
    }

    private static @Nullable ProductReference product(Row row) {
        if (!row.getBoolean("is_known")) {
            return null;
        }
        return new ProductReference(
                Boolean.TRUE.equals(row.getBoolean("require_serial_on_sale")),
                quantity(row.getBigDecimal("min_wholesale_quantity")),
                quantity(row.getBigDecimal("min_partial_wholesale_quantity")));
    }

    private static @Nullable Quantity quantity(@Nullable BigDecimal number) {
        return number == null ? null : Quantity.of(number);
    }

    /** A name that this Java doesn't know must not stop a sale. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
