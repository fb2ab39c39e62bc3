package dev.tillstream.orders.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What a batch adds to the sums: one row and one statement, however many documents. */
public final class Rollups {
    private static final String ADD = """
            insert into sales_rollups as r (organization_id, dimension, branch_id, day, hour, key, second_key,
                sales_count, sales_total, returns_count, returns_total, discount, tax, quantity, cost,
                lines_without_cost, revenue_without_cost)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::integer[], $6::text[], $7::text[],
                $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[],
                $15::bigint[], $16::bigint[], $17::bigint[])
            on conflict (organization_id, dimension, day, branch_id, hour, key, second_key) do update set
                sales_count = r.sales_count + excluded.sales_count,
                sales_total = r.sales_total + excluded.sales_total,
                returns_count = r.returns_count + excluded.returns_count,
                returns_total = r.returns_total + excluded.returns_total,
                discount = r.discount + excluded.discount,
                tax = r.tax + excluded.tax,
                quantity = r.quantity + excluded.quantity,
                cost = r.cost + excluded.cost,
                lines_without_cost = r.lines_without_cost + excluded.lines_without_cost,
                revenue_without_cost = r.revenue_without_cost + excluded.revenue_without_cost""";

    private final Map<RollupKey, Measures> added = new HashMap<>();

    public void add(Map<RollupKey, Measures> rows) {
        rows.forEach((key, measures) -> added.merge(key, measures, Measures::plus));
    }

    public void subtract(Map<RollupKey, Measures> rows) {
        rows.forEach((key, measures) -> added.merge(key, measures.negated(), Measures::plus));
    }

    public Uni<Void> store(SqlConnection tx) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Entry<RollupKey, Measures>> rows = List.copyOf(added.entrySet());
        return tx.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        texts(rows, RollupKey::organizationId),
                        texts(rows, key -> key.dimension().columnValue()),
                        texts(rows, RollupKey::branchId),
                        rows.stream().map(row -> row.getKey().day()).toArray(LocalDate[]::new),
                        rows.stream().map(row -> row.getKey().hour()).toArray(Integer[]::new),
                        texts(rows, RollupKey::key),
                        texts(rows, RollupKey::secondKey),
                        numbers(rows, sums -> sums.sales().count()),
                        numbers(rows, sums -> sums.sales().total()),
                        numbers(rows, sums -> sums.returns().count()),
                        numbers(rows, sums -> sums.returns().total()),
                        numbers(rows, Measures::discount),
                        numbers(rows, Measures::tax),
                        numbers(rows, Measures::quantity),
                        numbers(rows, sums -> sums.cost().known()),
                        numbers(rows, sums -> sums.cost().linesWithout()),
                        numbers(rows, sums -> sums.cost().revenueWithout()))))
                .replaceWithVoid();
    }

    private static String[] texts(List<Entry<RollupKey, Measures>> rows, Function<RollupKey, String> value) {
        return rows.stream().map(row -> value.apply(row.getKey())).toArray(String[]::new);
    }

    private static Long[] numbers(List<Entry<RollupKey, Measures>> rows, ToLongFunction<Measures> value) {
        return rows.stream().map(row -> value.applyAsLong(row.getValue())).toArray(Long[]::new);
    }
}
