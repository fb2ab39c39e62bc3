package dev.tillstream.client.sync;

import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.client.sync.Gateway.Page;
import dev.tillstream.client.sync.Gateway.PullRequest;
import dev.tillstream.contracts.TableDigest;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the till has with what the server says it should have (PROTOCOL §4), and loads a table that differs
 * again, that table alone.
 */
final class DigestCheck {
    private static final int TRIES = 3;

    private final TillDatabase database;
    private final Gateway gateway;
    private final Pull pull;
    private final SyncConfig config;
    private final InstantSource clock;

    DigestCheck(TillDatabase database, Gateway gateway, Pull pull, SyncConfig config, InstantSource clock) {
        this.database = database;
        this.gateway = gateway;
        this.pull = pull;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Compares once.
     *
     * @return the tables that differ; empty where the feed did not stand still long enough to compare
     */
    Optional<List<TableDigest>> diverged() {
        for (int i = 0; i < TRIES; i++) {
            pullToTheEnd();
            Optional<String> before = pull.cursor();
            TableDigest.Answer server = gateway.digest();
            boolean sameMoment = before.filter(server.cursor()::equals).isPresent()
                    || pull.onePage(Duration.ZERO).isNothing();
            if (sameMoment) {
                return Optional.of(different(server));
            }
        }
        return Optional.empty();
    }

    /**
     * Compares, and repairs what differs.
     *
     * @return the names of the tables that were repaired
     */
    List<String> checkAndRepair() {
        List<String> repaired = new ArrayList<>();
        Optional<List<TableDigest>> diverged = diverged();
        for (TableDigest digest : diverged.orElse(List.of())) {
            Tables.inFeed(digest.table()).ifPresent(this::repair);
            repaired.add(digest.table());
        }
        diverged.ifPresent(found -> remember(repaired));
        return repaired;
    }

    private void pullToTheEnd() {
        boolean more = true;
        while (more) {
            more = pull.onePage(Duration.ZERO).more();
        }
    }

    private List<TableDigest> different(TableDigest.Answer server) {
        return server.tables().stream()
                .filter(digest -> Tables.inFeed(digest.table()).isPresent())
                .filter(digest -> !digest.equals(local(digest.table())))
                .toList();
    }

    /** What the till has of the server in one table: its own open changes are not in it. */
    TableDigest local(String table) {
        return database.read(sql -> {
            List<Long> hashes = sql.list(
                    "SELECT id, version FROM \"" + table + "\" t WHERE version IS NOT NULL AND NOT EXISTS"
                            + " (SELECT 1 FROM server_versions s WHERE s.table_name = ? AND s.record_id = t.id)"
                            + " UNION ALL SELECT record_id, version FROM server_versions"
                            + " WHERE table_name = ? AND data IS NOT NULL",
                    row -> TableDigest.hashOf(table, row.getString(1), row.getLong(2)),
                    table,
                    table);
            long hash = hashes.stream().reduce(0L, (left, right) -> left ^ right);
            return new TableDigest(table, hashes.size(), TableDigest.hex(hash));
        });
    }

    private void repair(Table table) {
        database.write(sql -> {
            new Resync(sql).forgetSeen();
            return null;
        });
        @Nullable String cursor = null;
        boolean more = true;
        while (more) {
            PullRequest request = new PullRequest(cursor, config.sizes().page(), Duration.ZERO, table.name());
            Page page = gateway.pull(request, null).orElseThrow();
            database.write(sql -> store(sql, table, page));
            cursor = page.answer().cursor();
            more = page.answer().hasMore();
        }
    }

    private static boolean store(SqlSession sql, Table table, Page page) {
        new PageWriter(sql, true).write(page.answer());
        if (!page.answer().hasMore()) {
            new Resync(sql).sweep(table);
            new Resync(sql).forgetSeen();
        }
        return true;
    }

    private void remember(List<String> repaired) {
        database.write(sql -> {
            SyncState state = new SyncState(sql);
            state.set(StateKey.LAST_DIGEST_AT, Timestamps.format(clock.instant()));
            state.set(StateKey.LAST_DIGEST, repaired.isEmpty() ? "equal" : "repaired " + String.join(", ", repaired));
            return null;
        });
    }
}
