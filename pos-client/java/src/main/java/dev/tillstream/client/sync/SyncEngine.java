package dev.tillstream.client.sync;

import dev.tillstream.client.limit.OfflineTime;
import dev.tillstream.client.store.Outbox;
import dev.tillstream.client.store.OutboxReview;
import dev.tillstream.client.store.OutboxReview.Counts;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.DeviceStatus;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.TableDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Syncs one till: pushes what waits, pulls what is new. Made once per open till; every method may be called from any
 * thread. Whatever fails leaves the till as it was, and the next round goes on from there.
 */
public final class SyncEngine {
    private static final Duration RECEIPT_POLL = Duration.ofSeconds(2);

    private final TillDatabase database;
    private final Gateway gateway;
    private final InstantSource clock;
    private final OfflineTime offlineTime;
    private final Push push;
    private final Pull pull;
    private final DigestCheck digestCheck;
    private final Backoff backoff;
    private final SyncConfig config;

    /**
     * @param clock real time, also where the till's own clock is simulated: it is what the skew is measured by
     * @param offlineTime is told of every exchange, and looks at the clock with every round that fails
     */
    public SyncEngine(
            TillDatabase database,
            Gateway gateway,
            SyncConfig config,
            InstantSource clock,
            RandomGenerator random,
            OfflineTime offlineTime) {
        this.database = database;
        this.gateway = gateway;
        this.config = config;
        this.clock = clock;
        this.offlineTime = offlineTime;
        this.backoff = new Backoff(config.retries(), random);
        this.push = new Push(database, gateway, config, clock, backoff);
        this.pull = new Pull(database, gateway, config, clock, offlineTime);
        this.digestCheck = new DigestCheck(database, gateway, pull, config, clock);
        database.write(sql -> new Outbox(sql).releaseUnanswered());
    }

    /**
     * Sends everything that may be sent now.
     *
     * @return how many operations got an answer
     */
    public int push(SyncListener listener) {
        int total = 0;
        int sent = push.sendOne();
        while (sent > 0) {
            total += sent;
            listener.pushed(sent);
            sent = push.sendOne();
        }
        return total;
    }

    /**
     * Pulls until nothing is left.
     *
     * @return changes and receipts, and how much is still open
     */
    public SyncReport pull(SyncListener listener) {
        return pull(Duration.ZERO, listener);
    }

    /**
     * One long poll, and whatever follows it.
     *
     * @param wait how long the gateway may hold an empty page
     */
    public SyncReport pull(Duration wait, SyncListener listener) {
        int changes = 0;
        int receipts = 0;
        Pull.Progress progress = pull.onePage(wait);
        while (true) {
            changes += progress.changes();
            receipts += progress.receipts();
            if (!progress.isNothing()) {
                listener.pulled(progress.changes(), progress.receipts());
            }
            if (!progress.more()) {
                return report(0, changes, receipts);
            }
            progress = pull.onePage(Duration.ZERO);
        }
    }

    /**
     * Pushes and pulls until every operation has its receipt or is a dead letter, or the time is over.
     *
     * @throws GatewayException where the gateway can't be reached or refuses the device; nothing is lost then
     */
    public SyncReport sync(Duration limit, SyncListener listener) {
        Instant end = clock.instant().plus(limit);
        int pushed = 0;
        int changes = 0;
        int receipts = 0;
        try {
            boolean awaiting = false;
            boolean moving = true;
            while (moving && clock.instant().isBefore(end)) {
                int sent = push(listener);
                SyncReport pulled = pull(awaiting ? RECEIPT_POLL : Duration.ZERO, listener);
                pushed += sent;
                changes += pulled.changes();
                receipts += pulled.receipts();
                awaiting = isAwaitingReceipts();
                // A receipt may set free what waited for it.
                moving = awaiting || (pulled.open() > 0 && sent + pulled.receipts() > 0);
            }
            remember(null);
            return report(pushed, changes, receipts);
        } catch (GatewayException e) {
            remember(e);
            throw e;
        }
    }

    /** The tables in which the till differs from the server; empty where the feed did not stand still to compare. */
    public Optional<List<TableDigest>> diverged() {
        return digestCheck.diverged();
    }

    /**
     * Compares with the server and loads tables that differ anew.
     *
     * @return their names
     */
    public List<String> checkAndRepair(SyncListener listener) {
        List<String> repaired = digestCheck.checkAndRepair();
        repaired.forEach(listener::repaired);
        return repaired;
    }

    /** What the server knows of this device. */
    public DeviceStatus serverStatus() {
        return gateway.status();
    }

    /**
     * Tells the gateway how this till stands (B-17). What doesn't arrive is forgotten: the next report says it anew.
     *
     * @return whether it arrived
     */
    public boolean tellOfMyself() {
        SelfReport report = database.read(sql -> {
            OutboxReview outbox = new OutboxReview(sql);
            return SelfReport.of(outbox.counts(), outbox.oldestUnsynced().orElse(null), clock.instant());
        });
        try {
            gateway.report(report);
            return true;
        } catch (GatewayException e) {
            return false;
        }
    }

    /** Writes down how the last round went; null for well. A refused key stops the background rounds. */
    void remember(@Nullable GatewayException failure) {
        database.write(sql -> {
            SyncState state = new SyncState(sql);
            offlineTime.tick(sql);
            state.set(StateKey.LAST_ERROR, failure == null ? null : inWords(failure));
            state.set(StateKey.STOPPED, failure != null && isStopping(failure) ? inWords(failure) : null);
            return null;
        });
    }

    static boolean isStopping(GatewayException failure) {
        return failure instanceof GatewayException.Refused refused && refused.isAboutTheKey();
    }

    boolean isAnythingOpen() {
        return database.read(sql -> new OutboxReview(sql).isAnythingOpen());
    }

    SyncConfig config() {
        return config;
    }

    Backoff backoff() {
        return backoff;
    }

    InstantSource clock() {
        return clock;
    }

    private boolean isAwaitingReceipts() {
        return database.read(sql -> new OutboxReview(sql).counts()).unconfirmed() > 0;
    }

    private SyncReport report(int pushed, int changes, int receipts) {
        Counts counts = database.read(sql -> new OutboxReview(sql).counts());
        return new SyncReport(pushed, changes, receipts, counts.open(), counts.failed());
    }

    private static String inWords(GatewayException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof GatewayException.Refused refused && refused.reason() == Reason.DEVICE_REVOKED) {
            return "this till was revoked and syncs no more; everything it has is kept: " + message;
        }
        return message;
    }
}
