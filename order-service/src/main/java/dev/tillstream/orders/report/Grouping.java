package dev.tillstream.orders.report;

import dev.tillstream.orders.report.RollupKey.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a sales report can be split by. First the sums are made, by what a row of them says; then the few that are left get
 * their names. Its SQL is constant: nothing of a request goes into it but parameters.
 */
enum Grouping {
    TOTAL("''", List.of(Dimension.SALE, Dimension.PRODUCT)),
    HOUR("lpad(r.hour::text, 2, '0')", List.of(Dimension.SALE)),
    DAY("r.day::text", List.of(Dimension.SALE, Dimension.PRODUCT)),
    WEEKDAY("extract(isodow from r.day)::text", List.of(Dimension.SALE, Dimension.PRODUCT)),
    MONTH("to_char(r.day, 'YYYY-MM')", List.of(Dimension.SALE, Dimension.PRODUCT)),
    BRANCH("r.branch_id", List.of(Dimension.SALE, Dimension.PRODUCT)),
    DEVICE("r.key", List.of(Dimension.SALE)),
    EMPLOYEE("r.second_key", List.of(Dimension.SALE)),
    PRODUCT("r.key", List.of(Dimension.PRODUCT), "s.part", "coalesce(p.name, s.part)"),
    CATEGORY("r.key", List.of(Dimension.PRODUCT), "coalesce(p.category_id, '')", "coalesce(c.name, p.category_id, '')"),
    TENDER("r.key", List.of(Dimension.TENDER)),
    TAX("r.key", List.of(Dimension.TAX));

    private final List<Dimension> dimensions;
    private final String sql;

    Grouping(String part, List<Dimension> dimensions) {
        this(part, dimensions, "s.part", "s.part", "");
    }

    Grouping(String part, List<Dimension> dimensions, String key, String name) {
        this(part, dimensions, key, name, Joins.PRODUCTS);
    }

    Grouping(String part, List<Dimension> dimensions, String key, String name, String joins) {
        this.dimensions = dimensions;
        this.sql = """
            with sums as (
                select %s as part,
                    sum(sales_count) as sales_count, sum(sales_total) as sales_total,
                    sum(returns_count) as returns_count, sum(returns_total) as returns_total,
                    sum(discount) as discount, sum(tax) as tax, sum(quantity) as quantity, sum(cost) as cost,
                    sum(lines_without_cost) as lines_without_cost, sum(revenue_without_cost) as revenue_without_cost
                from sales_rollups r
                where r.organization_id = $1 and r.dimension = $2 and r.day between $3 and $4
                    and ($5::text is null or r.branch_id = $5)
                    and ($6::text is null or r.key = $6) and ($7::text is null or r.second_key = $7)
                    and ($8::text is null or r.key in (
                        select id from ref_products where organization_id = $1 and category_id = $8))
                group by 1)
            select %s as key, max(%s) as name,
                sum(sales_count)::bigint as sales_count, sum(sales_total)::bigint as sales_total,
                sum(returns_count)::bigint as returns_count, sum(returns_total)::bigint as returns_total,
                sum(sales_total - returns_total)::bigint as net,
                sum(discount)::bigint as discount, sum(tax)::bigint as tax, sum(quantity)::bigint as quantity,
                sum(cost)::bigint as cost, sum(lines_without_cost)::bigint as lines_without_cost,
                sum(revenue_without_cost)::bigint as revenue_without_cost,
                sum(sales_total - returns_total - tax - cost - revenue_without_cost)::bigint as margin
            from sums s %s
            group by 1 order by\s""".formatted(part, key, name, joins);
    }

    /** Up to the order of the rows. */
    String sql() {
        return sql;
    }

    /** What sums may be read for it; the first where nothing asks for another. */
    List<Dimension> dimensions() {
        return dimensions;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Beside the constants, which can't see static fields of their own type. */
    private static final class Joins {
        private static final String PRODUCTS = """
                left join ref_products p on p.organization_id = $1 and p.id = s.part
                left join ref_categories c on c.organization_id = $1 and c.id = p.category_id""";
    }

    static String names() {
        return Arrays.stream(values()).map(Grouping::wireName).collect(Collectors.joining(", "));
    }
}
