package dev.tillstream.client.sync;

import dev.tillstream.client.store.LocalState;
import dev.tillstream.client.store.Outbox;
import dev.tillstream.client.store.Records;
import dev.tillstream.client.store.ServerVersions;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PullAnswer;
import dev.tillstream.contracts.PullAnswer.FeedChange;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a page of the feed into the till's file, within one transaction: first its receipts, then its changes. A record
 * with open operations of this till keeps showing those; the server's version is kept aside (S1-82, S1-97). Tables that
 * this version doesn't know are left out.
 */
final class PageWriter {
    private final SqlSession sql;
    private final Resync resync;
    private final Settlement settlement;
    private final boolean replacing;

    /** @param replacing whether the page belongs to a load from nothing over what is there */
    PageWriter(SqlSession sql, boolean replacing) {
        this.sql = sql;
        this.resync = new Resync(sql);
        this.settlement = new Settlement(sql);
        this.replacing = replacing;
    }

    void write(PullAnswer page) {
        settlement.settle(page.receipts());
        write(page.changes());
    }

    private void write(List<FeedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Set<String> unsettled = new Outbox(sql).unsettledRecords();
        boolean anyKept = sql.number("SELECT EXISTS (SELECT 1 FROM server_versions)") != 0;
        for (FeedChange change : changes) {
            Tables.inFeed(change.table()).ifPresent(table -> write(table, change, unsettled, anyKept));
        }
    }

    private void write(Table table, FeedChange change, Set<String> unsettled, boolean anyKept) {
        Fields data =
                change.deleted() || change.data() == null ? null : change.data().with("version", change.version());
        if (replacing) {
            note(table, change.id(), data == null);
        }
        if (unsettled.contains(table.name() + '|' + change.id())) {
            new ServerVersions(sql).keep(table, change.id(), change.version(), data);
        } else if (anyKept) {
            showOrKeep(table, change, data);
        } else if (data == null) {
            new Records(sql).delete(table, change.id());
        } else {
            new Records(sql).put(table, change.id(), data, LocalState.SYNCED);
        }
    }

    private void note(Table table, String id, boolean deleted) {
        if (deleted) {
            resync.gone(table, id);
        } else {
            resync.seen(table, id);
        }
    }

    /** The till's own operation has its receipt; what is older than that receipt is not shown any more. */
    private void showOrKeep(Table table, FeedChange change, @Nullable Fields data) {
        ServerVersions versions = new ServerVersions(sql);
        boolean complete = versions.find(table, change.id())
                .map(kept -> change.version() >= kept.awaitedVersion())
                .orElse(true);
        if (complete) {
            settlement.show(table, change.id(), data);
        } else {
            versions.keep(table, change.id(), change.version(), data);
        }
    }
}
