package dev.tillstream.client;

import dev.tillstream.client.store.OutboxReview;
import dev.tillstream.client.store.OutboxReview.Counts;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a till stands, from its own file: needs no network.
 *
 * @param deviceId null before it is enrolled
 * @param lastSeq how many operations this life of the device has numbered
 * @param oldestUnsynced how long ago the oldest operation happened that the server may not know; null for none
 * @param openConflicts that a person has to decide
 * @param lastError why the last round failed, in words; null where it went well
 * @param stopped why the till syncs no more until a person acts; null where it does
 * @param lastDigest {@code equal}, or what was repaired; null before the first comparison
 */
public record TillStatus(
        @Nullable String deviceId,
        @Nullable String branchId,
        @Nullable String label,
        @Nullable String gatewayUrl,
        long lastSeq,
        Counts outbox,
        @Nullable Duration oldestUnsynced,
        long products,
        long orders,
        long openConflicts,
        @Nullable Instant lastPush,
        @Nullable Instant lastPull,
        @Nullable String lastDigest,
        @Nullable String lastError,
        @Nullable String stopped) {

    static TillStatus read(SqlSession sql, Instant now) {
        SyncState state = new SyncState(sql);
        OutboxReview review = new OutboxReview(sql);
        return new TillStatus(
                state.get(StateKey.DEVICE_ID).orElse(null),
                state.get(StateKey.BRANCH_ID).orElse(null),
                state.get(StateKey.DEVICE_LABEL).orElse(null),
                state.get(StateKey.GATEWAY_URL).orElse(null),
                state.lastSeq(),
                review.counts(),
                review.oldestUnsynced()
                        .map(oldest -> Duration.between(oldest, now))
                        .orElse(null),
                sql.number("SELECT count(*) FROM products"),
                sql.number("SELECT count(*) FROM orders"),
                sql.number("SELECT count(*) FROM conflicts WHERE status = 'open'"),
                state.time(StateKey.LAST_PUSH_AT).orElse(null),
                state.time(StateKey.LAST_PULL_AT).orElse(null),
                state.get(StateKey.LAST_DIGEST).orElse(null),
                state.get(StateKey.LAST_ERROR).orElse(null),
                state.get(StateKey.STOPPED).orElse(null));
    }
}
