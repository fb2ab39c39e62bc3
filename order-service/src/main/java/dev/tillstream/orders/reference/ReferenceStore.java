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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the {@code ref_…} tables, by key. */
final class ReferenceStore {
    private static final String PRODUCTS = """
            select k.o, k.i, p.id is not null, p.require_serial_on_sale, p.min_wholesale_quantity,
                p.min_partial_wholesale_quantity, c.average_cost
            from unnest($1::text[], $2::text[]) as k (o, i)
            left join ref_products p on p.organization_id = k.o and p.id = k.i
            left join ref_costs c on c.organization_id = k.o and c.id = k.i
            where p.id is not null or c.id is not null""";

    private static final String CUSTOMERS = """
            select k.o, k.i, c.credit_limit from unnest($1::text[], $2::text[]) as k (o, i)
            join ref_customers c on c.organization_id = k.o and c.id = k.i
            where c.credit_limit is not null""";

    private static final String BRANCHES = """
            select k.o, k.i, b.timezone from unnest($1::text[], $2::text[]) as k (o, i)
            join ref_branches b on b.organization_id = k.o and b.id = k.i
            where b.timezone is not null""";

    private ReferenceStore() {}

    static Uni<Void> products(SqlConnection tx, Collection<Key> keys, References to) {
        return each(tx, PRODUCTS, keys, row -> to.product(keyOf(row), product(row), row.getLong(6)));
    }

    static Uni<Void> customers(SqlConnection tx, Collection<Key> keys, References to) {
        return each(tx, CUSTOMERS, keys, row -> to.creditLimit(keyOf(row), row.getLong(2)));
    }

    static Uni<Void> branches(SqlConnection tx, Collection<Key> keys, References to) {
        return each(tx, BRANCHES, keys, row -> to.zone(keyOf(row), zone(row.getString(2))));
    }

    private static Uni<Void> each(SqlConnection tx, String sql, Collection<Key> keys, Consumer<Row> row) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple pairs = Tuple.of(
                keys.stream().map(Key::organizationId).toArray(String[]::new),
                keys.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(sql)
                .execute(pairs)
                .invoke(rows -> rows.forEach(row))
                .replaceWithVoid();
    }

    private static Key keyOf(Row row) {
        return new Key(row.getString(0), row.getString(1));
    }

    private static @Nullable ProductReference product(Row row) {
        if (!row.getBoolean(2)) {
            return null;
        }
        return new ProductReference(
                Boolean.TRUE.equals(row.getBoolean(3)), quantity(row.getBigDecimal(4)), quantity(row.getBigDecimal(5)));
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
