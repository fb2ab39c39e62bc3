package dev.tillstream.client.sync;

import dev.tillstream.client.store.Outbox;
import dev.tillstream.client.store.Records;
import dev.tillstream.client.store.ServerVersions;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.List;

/**
 * Loading tables from nothing over what is there: records that come are replaced, and those that did not come by the end
 * are gone at the server and go here too. The till sells on meanwhile; the outbox and open changes stay (PROTOCOL §2).
 */
final class Resync {
    private final SqlSession sql;

    Resync(SqlSession sql) {
        this.sql = sql;
    }

    /** The cursor has expired: everything is loaded anew. Survives a restart in the middle. */
    void begin() {
        SyncState state = new SyncState(sql);
        state.set(StateKey.CURSOR, null);
        state.set(StateKey.ETAG, null);
        state.set(StateKey.RESYNCING, "1");
        forgetSeen();
    }

    void forgetSeen() {
        sql.execute("DELETE FROM resync_seen");
    }

    boolean isRunning() {
        return new SyncState(sql).get(StateKey.RESYNCING).isPresent();
    }

    void seen(Table table, String id) {
        sql.execute("INSERT OR IGNORE INTO resync_seen (table_name, record_id) VALUES (?, ?)", table.name(), id);
    }

    void gone(Table table, String id) {
        sql.execute("DELETE FROM resync_seen WHERE table_name = ? AND record_id = ?", table.name(), id);
    }

    /** Everything has come: what hasn't been seen goes. */
    void end() {
        Tables.IN_FEED.forEach(this::sweep);
        forgetSeen();
        new SyncState(sql).set(StateKey.RESYNCING, null);
    }

    void sweep(Table table) {
        List<String> unseen = sql.list(
                "SELECT id FROM \"" + table.name() + "\" WHERE version IS NOT NULL AND id NOT IN"
                        + " (SELECT record_id FROM resync_seen WHERE table_name = ?)"
                        + " UNION SELECT record_id FROM server_versions WHERE table_name = ? AND record_id NOT IN"
                        + " (SELECT record_id FROM resync_seen WHERE table_name = ?)",
                row -> row.getString(1),
                table.name(),
                table.name(),
                table.name());
        for (String id : unseen) {
            if (new Outbox(sql).isUnsettled(table.name(), id)) {
                new ServerVersions(sql).keep(table, id, 0, null);
            } else {
                new ServerVersions(sql).forget(table, id);
                new Records(sql).delete(table, id);
            }
        }
    }
}
