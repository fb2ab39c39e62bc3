package dev.tillstream.client.store;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's version of each record that has optimistic changes of this till over it. What is pulled for such a record
 * is kept here and shown once the till's own operations have their receipts (S1-82), so it is neither overwritten nor
 * forgotten (S1-97).
 */
public final class ServerVersions {
    private final SqlSession sql;

    public ServerVersions(SqlSession sql) {
        this.sql = sql;
    }

    /**
     * @param version of the record at the server; 0 where it isn't known there
     * @param awaitedVersion the receipt of an own operation spoke of this one; what is older is not shown any more
     * @param data null where the record doesn't exist at the server
     */
    public record Kept(
            long version, long awaitedVersion, @Nullable Fields data) {
        /** Whether it is as new as the till's own receipts say; of what is gone nothing newer will come. */
        public boolean isComplete() {
            return version == 0 || version >= awaitedVersion;
        }
    }

    public Optional<Kept> find(Table table, String id) {
        return sql.first(
                "SELECT version, awaited_version, data FROM server_versions WHERE table_name = ? AND record_id = ?",
                row -> {
                    String data = row.getString(3);
                    return new Kept(row.getLong(1), row.getLong(2), data == null ? null : Json.readFields(data));
                },
                table.name(),
                id);
    }

    /** What the server has now. */
    public void keep(Table table, String id, long version, @Nullable Fields data) {
        sql.execute(
                "INSERT INTO server_versions (table_name, record_id, version, data) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET version = excluded.version, data = excluded.data",
                table.name(),
                id,
                version,
                data == null ? null : Json.write(data));
    }

    /** Before the first optimistic change of a record: what is there now is the server's. */
    public void keepFirst(Table table, String id, long version, Fields data) {
        sql.execute(
                "INSERT INTO server_versions (table_name, record_id, version, data) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                table.name(),
                id,
                version,
                Json.write(data.only(name -> !name.startsWith("_"))));
    }

    /** The server has at least this version, and its content is yet to be pulled. */
    public void await(Table table, String id, long version) {
        sql.execute(
                "UPDATE server_versions SET awaited_version = max(awaited_version, ?)"
                        + " WHERE table_name = ? AND record_id = ?",
                version,
                table.name(),
                id);
    }

    public void forget(Table table, String id) {
        sql.execute("DELETE FROM server_versions WHERE table_name = ? AND record_id = ?", table.name(), id);
    }
}
