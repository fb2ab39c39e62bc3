package dev.tillstream.acceptance.bench.raw;

import dev.tillstream.acceptance.bench.raw.ScratchTable.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of the newest sales of an organization, batch by batch, and empty tables of the same shape for them. */
final class ScratchRows {
    private static final List<ScratchTable> TABLES = List.of(
            new ScratchTable(
                    "orders",
                    "orders.orders",
                    "select p.batch, t.* from picked p join orders.orders t using (organization_id) where t.id = p.order_id"),
            new ScratchTable(
                    "order_items",
                    "orders.order_items",
                    "select p.batch, t.* from picked p join orders.order_items t using (organization_id, order_id)"),
            new ScratchTable(
                    "payments",
                    "orders.payments",
                    "select p.batch, t.* from picked p join orders.payments t using (organization_id, order_id)"),
            new ScratchTable(
                    "stock_movements",
                    "inventory.stock_movements",
                    "select p.batch, t.* from picked p join inventory.stock_movements t"
                            + " on t.organization_id = p.organization_id and t.reference_id = p.order_id"),
            new ScratchTable(
                    "stock_levels",
                    "inventory.stock_levels",
                    "select l.batch, t.* from picked_levels l join inventory.stock_levels t using (organization_id, id)",
                    "organization_id",
                    "id"),
            new ScratchTable(
                    "feed",
                    "gateway.feed",
                    "select p.batch, t.* from picked p join gateway.feed t on t.organization_id = p.organization_id"
                            + " and t.scope = p.branch_id and t.table_name = 'orders' and t.id = p.order_id"
                            + " union all select l.batch, t.* from picked_levels l join gateway.feed t"
                            + " on t.organization_id = l.organization_id and t.scope = l.branch_id"
                            + " and t.table_name = 'stock_levels' and t.id = l.id",
                    "organization_id",
                    "scope",
                    "table_name",
                    "id"),
            new ScratchTable(
                    "receipts",
                    "gateway.receipts",
                    "select r.batch, t.* from picked_receipts r join gateway.receipts t using (organization_id, op_id)"));

    private final String schema;

    /** One batch of one table: an array literal for each column. */
    record Rows(ScratchTable table, List<String> literals) {
        void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < literals.size(); i++) {
                statement.setString(i + 1, literals.get(i));
            }
        }
    }

    ScratchRows(String schema) {
        this.schema = schema;
    }

    List<List<Rows>> prepare(Connection connection, String organizationId, int sales) throws SQLException {
        execute(connection, "create schema " + schema);
        execute(connection, "set search_path = " + schema);
        pick(connection, organizationId, sales);
        List<ScratchTable> tables = new ArrayList<>();
        for (ScratchTable table : TABLES) {
            tables.add(make(connection, table));
        }
        List<List<Rows>> batches = new ArrayList<>();
        for (int batch = 0; batch < sales / RawInsert.SALES_A_BATCH; batch++) {
            List<Rows> rows = new ArrayList<>();
            for (ScratchTable table : tables) {
                rows.add(new Rows(table, literals(connection, table, batch)));
            }
            batches.add(rows);
        }
        return batches;
    }

    void drop(Connection connection) throws SQLException {
        execute(connection, "drop schema if exists " + schema + " cascade");
    }

    /** Which sales, in which batch; the stock levels and receipts of each batch. */
    private static void pick(Connection connection, String organizationId, int sales) throws SQLException {
        String batch = "((row_number() over (order by %s)) - 1) / " + RawInsert.SALES_A_BATCH + " as batch";
        String picked = "create table picked as select organization_id, branch_id, id as order_id, "
                + batch.formatted("global_order_number")
                + " from (select * from orders.orders where organization_id = ?"
                + " order by global_order_number desc limit " + sales + ") newest";
        String receipts =
                "create table picked_receipts as select organization_id, op_id, " + batch.formatted("feed_seq")
                        + " from (select * from gateway.receipts where organization_id = ? order by feed_seq desc limit "
                        + sales
                        + ") newest";
        for (String sql : List.of(picked, receipts)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, organizationId);
                statement.execute();
            }
        }
        execute(connection, """
                create table picked_levels as select distinct p.batch, l.organization_id, l.branch_id, l.id
                from picked p
                join inventory.stock_movements m
                    on m.organization_id = p.organization_id and m.reference_id = p.order_id
                join inventory.stock_levels l
                    on l.organization_id = m.organization_id and l.branch_id = m.branch_id
                    and l.product_id = m.product_id""");
        execute(connection, "analyze picked, picked_levels, picked_receipts");
    }

    private ScratchTable make(Connection connection, ScratchTable table) throws SQLException {
        execute(connection, "create table " + table.name() + " (like " + table.like() + " including all)");
        ScratchTable known = table.with(schema, columns(connection, table));
        execute(connection, "create table " + known.source() + " as " + table.selection());
        execute(connection, "create index on " + known.source() + " (batch)");
        execute(connection, "analyze " + known.source());
        return known;
    }

    private List<Column> columns(Connection connection, ScratchTable table) throws SQLException {
        String sql = "select quote_ident(attname), format_type(atttypid, null) from pg_attribute"
                + " where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum";
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema + "." + table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return columns;
    }

    private static List<String> literals(Connection connection, ScratchTable table, int batch) throws SQLException {
        List<String> literals = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(table.literals())) {
            statement.setInt(1, batch);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                for (int i = 1; i <= table.columns().size(); i++) {
                    String literal = row.getString(i);
                    if (literal == null) {
                        throw new IllegalStateException("there are no rows of " + table.like() + " in batch " + batch);
                    }
                    literals.add(literal);
                }
            }
        }
        return literals;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
