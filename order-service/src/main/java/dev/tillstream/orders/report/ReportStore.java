package dev.tillstream.orders.report;

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

/** Reads the sums of reports. */
@ApplicationScoped
class ReportStore {
    /**
     * Of a row: {@code net} is sales less returns, {@code margin} that less tax and cost, of what has a known cost: lines
     * without one are counted apart, with what they came to less tax.
     */
    static final List<String> COLUMNS = List.of(
            "key",
            "name",
            "sales_count",
            "sales_total",
            "returns_count",
            "returns_total",
            "net",
            "discount",
            "tax",
            "quantity",
            "cost",
            "lines_without_cost",
            "revenue_without_cost",
            "margin");

    private final Pool pool;

    ReportStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    Uni<List<Fields>> sales(SalesQuestion question) {
        return pool.preparedQuery(question.by().sql())
                .execute(Tuple.of(question.organizationId(), question.from(), question.to(), question.branchId()))
                .map(rows -> {
                    List<Fields> items = new ArrayList<>();
                    rows.forEach(row -> items.add(read(row)));
                    return items;
                });
    }

    private static Fields read(Row row) {
        long net = row.getLong("sales_total") - row.getLong("returns_total");
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("key", row.getString("key"));
        item.put("name", row.getString("name"));
        for (String name : List.of("sales_count", "sales_total", "returns_count", "returns_total")) {
            item.put(name, row.getLong(name));
        }
        item.put("net", net);
        item.put("discount", row.getLong("discount"));
        item.put("tax", row.getLong("tax"));
        item.put("quantity", new Quantity(row.getLong("quantity")).toDecimal());
        item.put("cost", row.getLong("cost"));
        item.put("lines_without_cost", row.getLong("lines_without_cost"));
        item.put("revenue_without_cost", row.getLong("revenue_without_cost"));
        item.put("margin", net - row.getLong("tax") - row.getLong("cost") - row.getLong("revenue_without_cost"));
        return Fields.of(item);
    }
}
