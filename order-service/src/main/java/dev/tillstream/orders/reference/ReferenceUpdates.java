package dev.tillstream.orders.reference;

import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what came of other services' records. A row is replaced only by a newer version, so repetitions and other orders
 * of arrival do no harm.
 *
 * <p>Not by {@link dev.tillstream.inbox.Deliveries#follow}: that decides each change on its own and publishes a change
 * record for it, with a place in this service's feed. From these copies nothing follows that anybody has to hear of, and each
 * of the catalog's changes would be on {@code changes.orders} a second time, empty.
 */
@ApplicationScoped
class ReferenceUpdates {
    private static final Logger LOG = Logger.getLogger(ReferenceUpdates.class);
    private static final Duration MIN_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(3);

    private static final List<Target> TARGETS = List.of(
            new Target(
                    "products",
                    sql(
                            "ref_products",
                            List.of(
                                    "category_id text",
                                    "name text",
                                    "require_serial_on_sale boolean",
                                    "min_wholesale_quantity numeric",
                                    "min_partial_wholesale_quantity numeric")),
                    List.of(
                            change -> change.data().text("category_id"),
                            change -> change.data().text("name"),
                            change -> change.data().flag("require_serial_on_sale"),
                            change -> decimal(change, "min_wholesale_quantity"),
                            change -> decimal(change, "min_partial_wholesale_quantity"))),
            new Target(
                    "product_costs",
                    sql("ref_costs", List.of("average_cost bigint")),
                    List.of(change -> change.data().integer("average_cost"))),
            new Target(
                    "customers",
                    sql("ref_customers", List.of("credit_limit bigint")),
                    List.of(change -> change.data().integer("credit_limit"))),
            new Target(
                    "branches",
                    sql("ref_branches", List.of("timezone text")),
                    List.of(change -> change.data().text("timezone"))),
            new Target(
                    "organizations",
                    sql("ref_organizations", List.of("timezone text")),
                    List.of(change -> change.data().text("timezone"))),
            new Target(
                    "product_categories",
                    sql("ref_categories", List.of("name text")),
                    List.of(change -> change.data().text("name"))));

    private final Pool pool;

    ReferenceUpdates(Pool pool) {
        this.pool = pool;
    }

    /** @param sql with organization, id, version and then the columns as single values */
    private record Target(String table, String sql, List<Function<ReferenceChange, @Nullable Object>> columns) {
        Tuple tuple(ReferenceChange change) {
            Tuple tuple = Tuple.tuple();
            tuple.addValue(change.key().organizationId());
            tuple.addValue(change.key().id());
            tuple.addValue(change.version());
            columns.forEach(column -> tuple.addValue(column.apply(change)));
            return tuple;
        }
    }

    /** Completes when all of it is written; tries again while the database is away. */
    Uni<Void> write(List<ReferenceChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.withTransaction(tx -> writeAll(tx, changes))
                .onFailure()
                .invoke(failure -> LOG.warnf("references can't be written now, trying again: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .indefinitely();
    }

    private static Uni<Void> writeAll(SqlConnection tx, List<ReferenceChange> changes) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Target target : TARGETS) {
            List<Tuple> rows =
                    newest(target.table(), changes).stream().map(target::tuple).toList();
            all = rows.isEmpty()
                    ? all
                    : all.chain(() ->
                            tx.preparedQuery(target.sql()).executeBatch(rows).replaceWithVoid());
        }
        return all;
    }

    /** One row a record, in the order of their keys: no deadlocks. */
    private static Collection<ReferenceChange> newest(String table, List<ReferenceChange> changes) {
        Map<Key, ReferenceChange> newest = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> change.table().equals(table))
                .sorted((a, b) -> a.key().toString().compareTo(b.key().toString()))
                .forEach(change -> newest.merge(change.key(), change, (a, b) -> a.version() > b.version() ? a : b));
        return newest.values();
    }

    private static @Nullable Object decimal(ReferenceChange change, String name) {
        Quantity quantity = change.data().quantity(name);
        return quantity == null ? null : quantity.toDecimal();
    }

    private static String sql(String table, List<String> columns) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> updates = new ArrayList<>();
        for (String column : columns) {
            String name = column.substring(0, column.indexOf(' '));
            names.add(name);
            values.add("$" + (names.size() + 3) + "::" + column.substring(column.indexOf(' ') + 1));
            updates.add(name + " = excluded." + name);
        }
        return "insert into " + table + " as r (organization_id, id, version, " + String.join(", ", names)
                + ") values ($1, $2, $3, " + String.join(", ", values)
                + ") on conflict (organization_id, id) do update set version = excluded.version, "
                + String.join(", ", updates) + " where r.version < excluded.version";
    }

    static Set<String> tables() {
        return Set.copyOf(TARGETS.stream().map(Target::table).toList());
    }
}
