package dev.tillstream.gateway.session;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are live. What is known is remembered for a few seconds; the end of a session is announced to every
 * gateway in the transaction that ends it, and this one knows it as soon as that is committed.
 */
@ApplicationScoped
public class Sessions {
    private static final int MAX_KNOWN = 100_000;
    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private final AsyncCache<Key, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .buildAsync();
    private final Pool pool;
    private final SessionStore store;
    private final InstantSource clock;

    Sessions(Pool pool, SessionStore store, InstantSource clock) {
        this.pool = pool;
        this.store = store;
        this.clock = clock;
    }

    private record Key(String organizationId, String sessionId) {}

    /** Whether tokens of that session count. A failure is not remembered. */
    public Uni<Boolean> isLive(String organizationId, String sessionId) {
        return Uni.createFrom()
                .completionStage(() -> known.get(
                        new Key(organizationId, sessionId),
                        (key, executor) -> store.isLive(key.organizationId(), key.sessionId(), clock.instant())
                                .subscribeAsCompletionStage()));
    }

    /** Every session is looked up again: one has ended, or announcements may have been missed. */
    public void forgetAll() {
        known.synchronous().invalidateAll();
    }

    /** One transaction of work that may end sessions; once it is committed, nothing that was known before counts. */
    public <T> Uni<T> transaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).invoke(this::forgetAll);
    }

    /** Ends a session: its access tokens count no more, its refresh tokens neither. */
    public Uni<Void> end(SqlConnection connection, String organizationId, String sessionId) {
        return store.end(connection, organizationId, sessionId, clock.instant())
                .chain(() -> store.announce(connection));
    }

    /** Ends all sessions of an account but one, or all of them. */
    public Uni<Void> endAll(
            SqlConnection connection, String organizationId, String accountId, @Nullable String butSessionId) {
        return store.endAll(connection, organizationId, accountId, butSessionId, clock.instant())
                .chain(() -> store.announce(connection));
    }
}
