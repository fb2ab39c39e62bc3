package dev.tillstream.inventory.ledger;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what the stock is worth at moving average cost. */
@ApplicationScoped
class ValueStore {
    private final Pool pool;

    ValueStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    /** What the value is split by; the greatest first. Its SQL is constant. */
    enum Split {
        TOTAL("''", "''", "key"),
        BRANCH("l.branch_id", "l.branch_id", "key"),
        PRODUCT("l.product_id", "coalesce(max(p.name), l.product_id)", "value desc, key");

        private final String sql;

        Split(String key, String name, String order) {
            this.sql = """
                select %s as key, %s as name, sum(l.quantity) as quantity,
                    round(coalesce(sum(l.quantity * coalesce(c.average_exact, c.average_cost)), 0))::bigint as value,
                    count(*) filter (where l.quantity <> 0) as levels,
                    count(*) filter (where l.quantity < 0) as negative_levels,
                    count(*) filter (where l.quantity <> 0 and c.average_cost is null) as levels_without_cost
                from stock_levels l
                left join product_costs c on c.organization_id = l.organization_id and c.id = l.product_id
                left join ref_products p on p.organization_id = l.organization_id and p.id = l.product_id
                where l.organization_id = $1 and ($2::text is null or l.branch_id = $2)
                group by l.organization_id, 1 order by %s limit $3""".formatted(key, name, order);
        }
    }

    Uni<List<Fields>> value(String organizationId, @Nullable String branchId, Split by, int limit) {
        return pool.preparedQuery(by.sql)
                .execute(Tuple.of(organizationId, branchId, limit))
                .map(rows -> {
                    List<Fields> items = new ArrayList<>();
                    rows.forEach(row -> items.add(read(row)));
                    return items;
                });
    }

    private static Fields read(Row row) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("key", row.getString("key"));
        item.put("name", row.getString("name"));
        item.put("quantity", Quantity.of(row.getBigDecimal("quantity")).toDecimal());
        for (String name : List.of("value", "levels", "negative_levels", "levels_without_cost")) {
            item.put(name, row.getLong(name));
        }
        return Fields.of(item);
    }
}
