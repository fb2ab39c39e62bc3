package dev.tillstream.orders.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a sales report can be split by. Its SQL is constant: nothing of a request goes into it but parameters. */
enum Grouping {
    HOUR("sale", "lpad(r.hour::text, 2, '0')", "lpad(r.hour::text, 2, '0')"),
    DAY("sale", "r.day::text", "r.day::text"),
    BRANCH("sale", "r.branch_id", "r.branch_id"),
    DEVICE("sale", "r.key", "r.key"),
    EMPLOYEE("sale", "r.second_key", "r.second_key"),
    PRODUCT("product", "r.key", "coalesce(p.name, r.key)"),
    CATEGORY("product", "coalesce(p.category_id, '')", "coalesce(c.name, p.category_id, '')"),
    TENDER("tender", "r.key", "r.key"),
    TAX("tax", "r.key", "r.key");

    private final String sql;

    Grouping(String dimension, String key, String name) {
        this.sql = """
            select %s as key, max(%s) as name,
                sum(sales_count)::bigint as sales_count, sum(sales_total)::bigint as sales_total,
                sum(returns_count)::bigint as returns_count, sum(returns_total)::bigint as returns_total,
                sum(discount)::bigint as discount, sum(tax)::bigint as tax, sum(quantity)::bigint as quantity,
                sum(cost)::bigint as cost, sum(lines_without_cost)::bigint as lines_without_cost,
                sum(revenue_without_cost)::bigint as revenue_without_cost
            from sales_rollups r
            left join ref_products p on r.dimension = 'product' and p.organization_id = r.organization_id and p.id = r.key
            left join ref_categories c on c.organization_id = r.organization_id and c.id = p.category_id
            where r.organization_id = $1 and r.dimension = '%s' and r.day between $2 and $3
                and ($4::text is null or r.branch_id = $4)
            group by 1 order by 1 limit 100000""".formatted(key, name, dimension);
    }

    String sql() {
        return sql;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String names() {
        return Arrays.stream(values()).map(Grouping::wireName).collect(Collectors.joining(", "));
    }
}
