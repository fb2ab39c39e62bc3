package dev.tillstream.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.secret.RandomSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions over several gateways and over months. */
@GatewayTest
class SessionTest {
    @Inject
    Pool pool;

    @Inject
    SessionStore store;

    @Inject
    Sessions sessions;

    @Inject
    AuthConfig config;

    @Inject
    SessionPurge purge;

    private final TestStaff owner = TestStaff.owner(new Shop());
    private Instant now = Instant.now();

    @Test
    void whatAnotherGatewayEndsIsKnownHere() {
        RefreshTokens.Issued issued = open();
        assertThat(isLive(issued)).isTrue();
        Sessions elsewhere = new Sessions(pool, store, () -> now);
        get(elsewhere.transaction(connection ->
                elsewhere.end(connection, owner.shop().id, issued.session().id())));
        // the announcement comes at once, long before the memory of this gateway would end
        long begun = System.nanoTime();
        Eventually.get(() -> isLive(issued), live -> !live);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void ofTwoGatewaysOneGivesTheNextToken() {
        RefreshTokens.Issued issued = open();
        List<Optional<Session>> used = get(Uni.join()
                .all(IntStream.range(0, 6)
                        .mapToObj(i -> use(gateway(), issued.refreshToken()))
                        .toList())
                .andFailFast());
        assertThat(used.stream().filter(Optional::isPresent)).hasSize(1);
        sessions.forgetAll();
        assertThat(isLive(issued)).isFalse();
    }

    @Test
    void anIdleSessionEndsAndABusyOneToo() {
        RandomSecret token = open().refreshToken();
        Instant start = now;
        while (now.isBefore(start.plus(config.sessionLife()))) {
            now = now.plus(config.sessionIdle()).minusSeconds(60);
            Optional<Session> session = get(use(gateway(), token));
            boolean inTime = now.isBefore(start.plus(config.sessionLife()));
            assertThat(session.isPresent()).as(now.toString()).isEqualTo(inTime);
            token = session.isPresent() ? next(session.get()) : token;
        }
        now = start;
        RandomSecret idle = open().refreshToken();
        now = start.plus(config.sessionIdle()).plusSeconds(1);
        assertThat(get(use(gateway(), idle))).isEmpty();
    }

    @Test
    void whatIsOverIsDropped() {
        RefreshTokens.Issued kept = open();
        RefreshTokens.Issued ended = open();
        get(sessions.transaction(connection ->
                sessions.end(connection, owner.shop().id, ended.session().id())));
        get(purge.purge(now.plusSeconds(60)));
        assertThat(count(ended)).isEqualTo(1);
        get(purge.purge(now.plus(Duration.ofDays(2))));
        assertThat(count(ended)).isZero();
        assertThat(count(kept)).isEqualTo(1);
        get(purge.purge(now.plus(config.sessionIdle()).plusSeconds(60)));
        assertThat(count(kept)).isZero();
    }

    @Test
    void onlyHashesAreKept() {
        RefreshTokens.Issued issued = open();
        String text = issued.refreshToken().text();
        assertThat(text).matches("tsr_[A-Za-z0-9_-]{43}");
        assertThat(issued.toString()).doesNotContain(text);
        long kept = get(pool.preparedQuery("select count(*) from refresh_tokens where token_hash = sha256($1::bytea)")
                        .execute(Tuple.of(io.vertx.core.buffer.Buffer.buffer(text))))
                .iterator()
                .next()
                .getLong(0);
        assertThat(kept).isEqualTo(1);
    }

    private RefreshTokens.Issued open() {
        return get(pool.withTransaction(connection -> gateway().open(connection, owner.shop().id, owner.id(), null)));
    }

    private RandomSecret next(Session session) {
        return get(pool.withTransaction(connection -> gateway().next(connection, session)))
                .refreshToken();
    }

    private Uni<Optional<Session>> use(RefreshTokens gateway, RandomSecret token) {
        return pool.withTransaction(connection -> gateway.use(connection, token));
    }

    private boolean isLive(RefreshTokens.Issued issued) {
        return get(sessions.isLive(owner.shop().id, issued.session().id()));
    }

    private long count(RefreshTokens.Issued issued) {
        return get(pool.preparedQuery("select count(*) from sessions where organization_id = $1 and id = $2")
                        .execute(Tuple.of(owner.shop().id, issued.session().id())))
                .iterator()
                .next()
                .getLong(0);
    }

    private RefreshTokens gateway() {
        return new RefreshTokens(store, sessions, config, new SecureRandom(), UUID::randomUUID, () -> now);
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
