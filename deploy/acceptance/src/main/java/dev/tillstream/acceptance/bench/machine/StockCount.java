package dev.tillstream.acceptance.bench.machine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many stock movements were written, by Postgres' own counter, which costs nothing to read and is at most a second or
 * so behind. The receipts of sales come from the order service, so they do not tell how far the stock is.
 */
public final class StockCount implements AutoCloseable {
    private static final String SQL =
            "select n_tup_ins from pg_stat_user_tables where schemaname = 'inventory' and relname = 'stock_movements'";

    private final Connection connection;
    private final PreparedStatement statement;
    private final long before;

    public StockCount(RunningStack.Database database) throws SQLException {
        connection = database.connect();
        statement = connection.prepareStatement(SQL);
        before = read();
    }

    /** Since this was made. */
    public long movements() throws SQLException {
        return read() - before;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private long read() throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
