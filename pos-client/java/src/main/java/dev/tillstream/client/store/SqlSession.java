package dev.tillstream.client.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL inside one transaction, with prepared statements kept from one transaction to the next. Not thread-safe:
 * {@link TillDatabase} hands it to one thread at a time.
 */
public final class SqlSession {
    private static final int MAX_STATEMENTS = 200;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

    SqlSession(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement and answers how many rows it changed. */
    public int execute(String sql, @Nullable Object... arguments) {
        try {
            return prepared(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw TillStorageException.of(e);
        }
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw TillStorageException.of(e);
        }
    }

    /** The first row, which must not read as null. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw TillStorageException.of(e);
        }
    }

    /** One number, such as a count; 0 where there is no row. */
    public long number(String sql, @Nullable Object... arguments) {
        return first(sql, row -> row.getLong(1), arguments).orElse(0L);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw TillStorageException.of(e);
        }
    }

    void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }

    private PreparedStatement prepared(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
            evictOldest();
        }
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else {
            statement.setObject(index, value);
        }
    }

    private void evictOldest() throws SQLException {
        if (statements.size() > MAX_STATEMENTS) {
            Map.Entry<String, PreparedStatement> oldest =
                    statements.entrySet().iterator().next();
            statements.remove(oldest.getKey());
            oldest.getValue().close();
        }
    }
}
