package dev.tillstream.inventory.product;

import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of {@code ref_products}. */
public final class ProductStore {
    private static final String TRACKED = """
            select p.organization_id, p.id, p.track_batches, p.track_serial_numbers, p.use_fifo from unnest($1::text[], $2::text[]) as k (o, i)
            join ref_products p on p.organization_id = k.o and p.id = k.i
            where (p.track_batches or p.track_serial_numbers) and not p.deleted""";

    /** Changes may come again, and late: the highest version stands. */
    private static final String KEEP = """
            insert into ref_products as p
              (organization_id, id, version, deleted, name, track_batches, use_fifo, min_stock_level, reorder_level,
               track_serial_numbers)
            select o, i, v, d, n, t, f, (m * 0.001)::numeric(15,3), (r * 0.001)::numeric(15,3), s
            from unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[], $5::text[], $6::boolean[],
              $7::boolean[], $8::bigint[], $9::bigint[], $10::boolean[]) as k (o, i, v, d, n, t, f, m, r, s)
            order by o, i
            on conflict (organization_id, id) do update set version = excluded.version, deleted = excluded.deleted,
              name = excluded.name, track_batches = excluded.track_batches, use_fifo = excluded.use_fifo,
              min_stock_level = excluded.min_stock_level, reorder_level = excluded.reorder_level,
              track_serial_numbers = excluded.track_serial_numbers
            where p.version < excluded.version""";

    private ProductStore() {}

    /** Of these products, those whose batches or pieces are kept. */
    public static Uni<Tracked> tracked(SqlConnection tx, Collection<Key> products) {
        if (products.isEmpty()) {
            return Uni.createFrom().item(Tracked.NONE);
        }
        Tuple keys = Tuple.of(
                products.stream().map(Key::organizationId).toArray(String[]::new),
                products.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(TRACKED).execute(keys).map(rows -> {
            Map<Key, Tracking> batches = new HashMap<>();
            Set<Key> serials = new HashSet<>();
            for (Row row : rows) {
                if (row.getBoolean("track_batches")) {
                    batches.put(RecordTable.keyOf(row), new Tracking(row.getBoolean("use_fifo")));
                }
                if (row.getBoolean("track_serial_numbers")) {
                    serials.add(RecordTable.keyOf(row));
                }
            }
            return new Tracked(batches, serials);
        });
    }

    /** Keeps what is newer than what is known. */
    static Uni<Void> keep(SqlConnection tx, List<Product> products) {
        if (products.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addValue(products.stream().map(p -> p.key().organizationId()).toArray(String[]::new))
                .addValue(products.stream().map(p -> p.key().id()).toArray(String[]::new))
                .addValue(products.stream().map(Product::version).toArray(Long[]::new))
                .addValue(products.stream().map(Product::isDeleted).toArray(Boolean[]::new))
                .addValue(products.stream().map(p -> p.fields().text("name")).toArray(String[]::new))
                .addValue(products.stream()
                        .map(p -> p.fields().flag("track_batches"))
                        .toArray(Boolean[]::new))
                .addValue(products.stream().map(Product::isFirstExpiredFirstOut).toArray(Boolean[]::new))
                .addValue(products.stream()
                        .map(p -> p.thousandths("min_stock_level"))
                        .toArray(Long[]::new))
                .addValue(products.stream()
                        .map(p -> p.thousandths("reorder_level"))
                        .toArray(Long[]::new))
                .addValue(products.stream()
                        .map(p -> p.fields().flag("track_serial_numbers"))
                        .toArray(Boolean[]::new));
        return tx.preparedQuery(KEEP).execute(columns).replaceWithVoid();
    }
}
