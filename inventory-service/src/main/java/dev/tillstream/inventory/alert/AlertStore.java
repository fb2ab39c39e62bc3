package dev.tillstream.inventory.alert;

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

/** Looks for levels that people should look at; in the order of their ids, part by part. */
@ApplicationScoped
class AlertStore {
    private static final String NEGATIVE = """
            select l.id, l.branch_id, l.product_id, l.quantity, p.name, p.min_stock_level, p.reorder_level
            from stock_levels l left join ref_products p on p.organization_id = l.organization_id and p.id = l.product_id
            where l.organization_id = $1 and ($2::text is null or l.branch_id = $2) and l.id > $3 and l.quantity < 0
            order by l.id limit $4""";

    /** At or below the level at which it is to be ordered again (S1-43); products without such a level are never low. */
    private static final String LOW = """
            select l.id, l.branch_id, l.product_id, l.quantity, p.name, p.min_stock_level, p.reorder_level
            from stock_levels l join ref_products p on p.organization_id = l.organization_id and p.id = l.product_id
            where l.organization_id = $1 and ($2::text is null or l.branch_id = $2) and l.id > $3
              and not p.deleted and l.quantity <= greatest(p.min_stock_level, p.reorder_level)
            order by l.id limit $4""";

    private final Pool pool;

    AlertStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    Uni<List<Fields>> negative(AlertQuery query) {
        return find(NEGATIVE, query);
    }

    Uni<List<Fields>> low(AlertQuery query) {
        return find(LOW, query);
    }

    private Uni<List<Fields>> find(String sql, AlertQuery query) {
        Tuple values = Tuple.of(query.organizationId(), query.branchId(), query.after(), query.limit());
        return pool.preparedQuery(sql).execute(values).map(rows -> {
            List<Fields> levels = new ArrayList<>();
            rows.forEach(row -> levels.add(read(row)));
            return levels;
        });
    }

    private static Fields read(Row row) {
        Map<String, @Nullable Object> level = new LinkedHashMap<>();
        for (String name : List.of("id", "branch_id", "product_id", "name")) {
            level.put(name, row.getString(name));
        }
        for (String name : List.of("quantity", "min_stock_level", "reorder_level")) {
            var number = row.getBigDecimal(name);
            level.put(name, number == null ? null : Quantity.of(number).toDecimal());
        }
        return Fields.of(level);
    }
}
