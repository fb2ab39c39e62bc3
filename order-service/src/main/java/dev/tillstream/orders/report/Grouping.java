package dev.tillstream.orders.report;

import dev.tillstream.orders.report.RollupKey.Dimension;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a sales report can be split by. First the sums are made, by what a row of them says; then the few that are left get
 * their names. Its SQL is constant: nothing of a request goes into it but parameters.
 */
enum Grouping {
    TOTAL("''", Dimension.SALE, true),
    HOUR("lpad(r.hour::text, 2, '0')", Dimension.SALE, false),
    DAY("r.day::text", Dimension.SALE, true),
    WEEKDAY("extract(isodow from r.day)::text", Dimension.SALE, true),
    MONTH("to_char(r.day, 'YYYY-MM')", Dimension.SALE, true),
    BRANCH("r.branch_id", Dimension.SALE, true),
    DEVICE("r.key", Dimension.SALE, false),
    EMPLOYEE("r.second_key", Dimension.SALE, false),
    PRODUCT("r.key", Dimension.PRODUCT, true, "s.part", "coalesce(p.name, s.part)"),
    CATEGORY("r.key", Dimension.PRODUCT, true, "coalesce(p.category_id, '')", "coalesce(c.name, p.category_id, '')"),
    TENDER("r.key", Dimension.TENDER, false),
    TAX("r.key", Dimension.TAX, false);

    private final Dimension dimension;
    private final boolean isOfProductsToo;
    private final String sql;

    Grouping(String part, Dimension dimension, boolean isOfProductsToo) {
        this(part, dimension, isOfProductsToo, "s.part", "s.part", "");
    }

    Grouping(String part, Dimension dimension, boolean isOfProductsToo, String key, String name) {
        this(part, dimension, isOfProductsToo, key, name, Joins.PRODUCTS);
    }

    Grouping(String part, Dimension dimension, boolean isOfProductsToo, String key, String name, String joins) {
        this.dimension = dimension;
        this.isOfProductsToo = isOfProductsToo;
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

    /** The sums that are read where nothing asks for others. */
    Dimension dimension() {
        return dimension;
    }

    /** Whether such sums are kept. */
    boolean isOf(Dimension wanted) {
        return wanted == dimension || (wanted == Dimension.PRODUCT && isOfProductsToo);
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
