package dev.tillstream.acceptance;

import dev.tillstream.acceptance.Installation.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The movements of an organization as they stand in the inventory service's schema.
 *
 * @param changes Σ by product
 */
record Ledger(long movements, Map<String, Long> changes) {
    static Ledger of(Database database, String organizationId) throws SQLException {
        String sql = "SELECT product_id, count(*), sum(change)::bigint FROM inventory.stock_movements"
                + " WHERE organization_id = ? GROUP BY product_id";
        try (Connection connection = DriverManager.getConnection(database.url(), database.account());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, organizationId);
            return read(statement);
        }
    }

    private static Ledger read(PreparedStatement statement) throws SQLException {
        Map<String, Long> changes = new TreeMap<>();
        long movements = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                movements += rows.getLong(2);
                changes.put(rows.getString(1), rows.getLong(3));
            }
        }
        return new Ledger(movements, changes);
    }
}
