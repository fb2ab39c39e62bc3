package dev.tillstream.acceptance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a till's file holds of its branch, counted by plain SQL and not by the code that wrote it.
 *
 * @param units sold, by product
 * @param stock the server's levels as pulled, by product
 * @param refunded pence, Σ of the returns
 * @param back units returned, by product
 * @param highestNumber of {@code global_order_number}
 * @param numbers how many different ones there are, of orders and returns
 */
record TillContents(
        long orders,
        long lines,
        long pence,
        long products,
        long conflicts,
        long highestNumber,
        long numbers,
        Map<String, Long> units,
        long returns,
        long refunded,
        Map<String, Long> back,
        Map<String, Long> stock) {
    private static final String NUMBERS =
            " FROM (SELECT global_order_number FROM orders UNION ALL SELECT global_order_number FROM returns)";

    static TillContents of(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            return new TillContents(
                    number(sql, "SELECT count(*) FROM orders WHERE version IS NOT NULL"),
                    number(sql, "SELECT count(*) FROM order_items"),
                    number(sql, "SELECT coalesce(sum(total), 0) FROM orders WHERE version IS NOT NULL"),
                    number(sql, "SELECT count(*) FROM products"),
                    number(sql, "SELECT count(*) FROM conflicts"),
                    number(sql, "SELECT coalesce(max(global_order_number), 0)" + NUMBERS),
                    number(sql, "SELECT count(DISTINCT global_order_number)" + NUMBERS),
                    sums(sql, "SELECT product_id, sum(CAST(quantity AS INTEGER)) FROM order_items GROUP BY 1"),
                    number(sql, "SELECT count(*) FROM returns WHERE version IS NOT NULL"),
                    number(sql, "SELECT coalesce(sum(total), 0) FROM returns WHERE version IS NOT NULL"),
                    sums(sql, "SELECT product_id, sum(CAST(quantity AS INTEGER)) FROM return_items GROUP BY 1"),
                    stock(sql));
        }
    }

    static Map<String, Long> stockIn(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            return stock(sql);
        }
    }

    private static Map<String, Long> stock(Statement sql) throws SQLException {
        return sums(sql, "SELECT product_id, sum(CAST(quantity AS INTEGER)) FROM stock_levels GROUP BY 1");
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static Map<String, Long> sums(Statement sql, String query) throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sums;
    }
}
