package dev.tillstream.client.sync;

import dev.tillstream.client.limit.OfflineTime;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.client.sync.Gateway.Page;
import dev.tillstream.client.sync.Gateway.PullRequest;
import dev.tillstream.contracts.PullAnswer;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the feed down, a page at a time. Page and cursor are stored in one transaction, so a crash repeats a page and
 * never leaves one out.
 */
final class Pull {
    private static final int GONE = 410;
    private static final int MIN_PAGE = 25;

    private final TillDatabase database;
    private final Gateway gateway;
    private final SyncConfig config;
    private final InstantSource clock;
    private final OfflineTime offlineTime;
    private volatile int pageSize;

    Pull(TillDatabase database, Gateway gateway, SyncConfig config, InstantSource clock, OfflineTime offlineTime) {
        this.database = database;
        this.gateway = gateway;
        this.config = config;
        this.clock = clock;
        this.offlineTime = offlineTime;
        this.pageSize = config.sizes().page();
    }

    /** @param more whether the next page is there already */
    record Progress(int changes, int receipts, boolean more) {
        static final Progress NOTHING = new Progress(0, 0, false);

        boolean isNothing() {
            return changes == 0 && receipts == 0 && !more;
        }
    }

    private record Place(@Nullable String cursor, @Nullable String etag) {}

    /**
     * Pulls one page.
     *
     * @param wait how long the gateway may hold an empty page; zero for not at all
     */
    Progress onePage(Duration wait) {
        Place place = database.read(Pull::place);
        try {
            PullRequest request = new PullRequest(place.cursor(), pageSize, wait, config.tables());
            Optional<Page> page = gateway.pull(request, wait.isZero() ? place.etag() : null);
            Progress progress = page.isEmpty() ? upToDate() : store(place, page.get());
            pageSize = Math.min(config.sizes().page(), pageSize * 2);
            return progress;
        } catch (GatewayException.Unreachable e) {
            pageSize = e.isStalled() ? Math.max(MIN_PAGE, pageSize / 2) : pageSize;
            throw e;
        } catch (GatewayException.Refused e) {
            return onRefusal(place, e);
        }
    }

    private Progress onRefusal(Place place, GatewayException.Refused refusal) {
        boolean expired = refusal.status() == GONE || refusal.reason() == Reason.CURSOR_EXPIRED;
        if (!expired || place.cursor() == null) {
            throw refusal;
        }
        boolean again = database.write(sql -> {
            boolean running = new Resync(sql).isRunning();
            new Resync(sql).begin();
            return running;
        });
        if (again) {
            throw GatewayException.Unreachable.busy("the feed changed again while it was being loaded", null);
        }
        return new Progress(0, 0, true);
    }

    private Progress upToDate() {
        return database.write(sql -> {
            exchanged(sql);
            return Progress.NOTHING;
        });
    }

    private Progress store(Place place, Page page) {
        return database.write(sql -> {
            boolean overtaken = !place(sql).equals(place);
            return overtaken ? new Progress(0, 0, true) : store(sql, place, page);
        });
    }

    private Progress store(SqlSession sql, Place place, Page page) {
        PullAnswer answer = page.answer();
        Resync resync = new Resync(sql);
        boolean replacing = resync.isRunning();
        new PageWriter(sql, replacing).write(answer);
        if (replacing && !answer.hasMore()) {
            resync.end();
        }
        SyncState state = new SyncState(sql);
        boolean still = answer.cursor().equals(place.cursor());
        state.set(StateKey.CURSOR, answer.cursor());
        state.set(StateKey.ETAG, still ? page.etag() : null);
        state.set(StateKey.APPLIED_THROUGH, Long.toString(answer.appliedThrough()));
        exchanged(sql);
        return new Progress(answer.changes().size(), answer.receipts().size(), answer.hasMore());
    }

    private void exchanged(SqlSession sql) {
        new SyncState(sql).set(StateKey.LAST_PULL_AT, Timestamps.format(clock.instant()));
        offlineTime.exchanged(sql);
    }

    private static Place place(SqlSession sql) {
        SyncState state = new SyncState(sql);
        return new Place(
                state.get(StateKey.CURSOR).orElse(null),
                state.get(StateKey.ETAG).orElse(null));
    }

    /** The cursor up to which this till has everything; empty before the first page. */
    Optional<String> cursor() {
        return Optional.ofNullable(
                Objects.requireNonNull(database.read(Pull::place)).cursor());
    }
}
