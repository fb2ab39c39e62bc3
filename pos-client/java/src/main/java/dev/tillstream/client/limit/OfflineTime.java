package dev.tillstream.client.limit;

import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.contracts.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * For how long the till has been without its gateway (B-8). Time is added up from one look at the clock to the next, and
 * a look that finds it wound back adds nothing and takes nothing away; so winding it back doesn't make the time shorter,
 * over restarts neither. A clock that was set forward by mistake counts, until the next exchange.
 */
public final class OfflineTime {
    private final InstantSource clock;

    /** @param clock the till's own */
    public OfflineTime(InstantSource clock) {
        this.clock = clock;
    }

    /** Looks at the clock, and answers the time since the last exchange; none before the first. */
    public Duration tick(SqlSession sql) {
        Instant now = clock.instant();
        SyncState state = new SyncState(sql);
        Duration passed = state.time(StateKey.CLOCK_SEEN_AT)
                .map(seen -> Duration.between(seen, now))
                .filter(between -> !between.isNegative())
                .orElse(Duration.ZERO);
        Duration offline = Duration.ofMillis(
                        state.get(StateKey.OFFLINE_MILLIS).map(Long::valueOf).orElse(0L))
                .plus(passed);
        remember(state, offline, now);
        return offline;
    }

    /** The gateway has just answered. */
    public void exchanged(SqlSession sql) {
        remember(new SyncState(sql), Duration.ZERO, clock.instant());
    }

    private static void remember(SyncState state, Duration offline, Instant seen) {
        state.set(StateKey.OFFLINE_MILLIS, Long.toString(offline.toMillis()));
        state.set(StateKey.CLOCK_SEEN_AT, Timestamps.format(seen));
    }
}
