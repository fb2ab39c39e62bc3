package dev.tillstream.orders.report;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.Rounding;
import dev.tillstream.orders.report.RollupKey.Dimension;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the sums of reports. */
@ApplicationScoped
class ReportStore {
    /**
     * Of a row: {@code net} is sales less returns, {@code margin} that less tax and cost, of what has a known cost: lines
     * without one are counted apart, with what they came to less tax. {@code average_basket} is what a sale came to, half-up;
     * null where the rows count lines or payments, or there was no sale.
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
            "margin",
            "average_basket");

    private final Pool pool;

    ReportStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    Uni<List<Fields>> sales(SalesQuestion question) {
        SalesQuestion.Only only = question.only();
        Tuple parameters = Tuple.tuple(Arrays.asList(
                question.organizationId(),
                question.dimension().columnValue(),
                question.from(),
                question.to(),
                question.branchId(),
                only.key(),
                only.employeeId(),
                only.categoryId()));
        return pool.preparedQuery(question.by().sql() + question.order().sql())
                .execute(parameters)
                .map(rows -> {
                    List<Fields> items = new ArrayList<>();
                    rows.forEach(row -> items.add(read(row, question.dimension())));
                    return items;
                });
    }

    private static Fields read(Row row, Dimension dimension) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("key", row.getString("key"));
        item.put("name", row.getString("name"));
        for (String name : List.of("sales_count", "sales_total", "returns_count", "returns_total")) {
            item.put(name, row.getLong(name));
        }
        item.put("net", row.getLong("net"));
        item.put("discount", row.getLong("discount"));
        item.put("tax", row.getLong("tax"));
        item.put("quantity", new Quantity(row.getLong("quantity")).toDecimal());
        item.put("cost", row.getLong("cost"));
        item.put("lines_without_cost", row.getLong("lines_without_cost"));
        item.put("revenue_without_cost", row.getLong("revenue_without_cost"));
        item.put("margin", row.getLong("margin"));
        long sales = row.getLong("sales_count");
        boolean isBaskets = dimension == Dimension.SALE && sales > 0;
        item.put("average_basket", isBaskets ? Rounding.halfUp(row.getLong("sales_total"), sales) : null);
        return Fields.of(item);
    }
}
