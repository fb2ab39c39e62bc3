package dev.tillstream.gateway.session;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.secret.RandomSecret;
import dev.tillstream.gateway.secret.RandomSecret.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions and keeps them going: each refresh token is good for one use, which gives the next one. A token that is
 * used twice is in two hands, and one of them is a thief's: the session ends (PROTOCOL §7).
 */
@Singleton
public final class RefreshTokens {
    private static final Logger LOG = Logger.getLogger(RefreshTokens.class);

    private final SessionStore store;
    private final Sessions sessions;
    private final AuthConfig config;
    private final SecureRandom random;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    RefreshTokens(
            SessionStore store,
            Sessions sessions,
            AuthConfig config,
            SecureRandom random,
            Supplier<UUID> ids,
            InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.config = config;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** A session that goes on, and the token for that; it is told this once. */
    public record Issued(Session session, RandomSecret refreshToken) {}

    /** @param branchId where the session works; null for the whole organization */
    public Uni<Issued> open(
            SqlConnection connection, String organizationId, String accountId, @Nullable String branchId) {
        Instant now = clock.instant();
        Session session =
                new Session(organizationId, ids.get().toString(), accountId, branchId, now.plus(config.sessionLife()));
        return store.add(connection, session, now).chain(() -> issue(connection, session));
    }

    /**
     * Uses a token up. No session where it was not good, and then none is left of its family; that is only so when the
     * transaction is committed.
     */
    public Uni<Optional<Session>> use(SqlConnection connection, RandomSecret token) {
        if (!token.isPlausible(Kind.REFRESH_TOKEN)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return store.use(connection, token.hash())
                .chain(used -> used.isPresent()
                        ? session(connection, used.get())
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** The next token of a session, which goes on where {@code session} says. */
    public Uni<Issued> next(SqlConnection connection, Session session) {
        return store.move(connection, session).chain(() -> issue(connection, session));
    }

    /** Ends the session of a token, spent or not; what is no token ends nothing. */
    public Uni<Void> end(SqlConnection connection, RandomSecret token) {
        if (!token.isPlausible(Kind.REFRESH_TOKEN)) {
            return Uni.createFrom().voidItem();
        }
        return store.use(connection, token.hash())
                .chain(used -> used.isPresent()
                        ? sessions.end(
                                connection,
                                used.get().organizationId(),
                                used.get().sessionId())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Optional<Session>> session(SqlConnection connection, SessionStore.UsedToken used) {
        Instant now = clock.instant();
        if (used.isFirstUse()) {
            return used.expiresAt().isAfter(now)
                    ? store.find(connection, used.organizationId(), used.sessionId(), now)
                    : Uni.createFrom().item(Optional.empty());
        }
        LOG.warnf(
                "a refresh token was used twice: session %s of organization %s ends",
                used.sessionId(), used.organizationId());
        return sessions.end(connection, used.organizationId(), used.sessionId()).replaceWith(Optional.empty());
    }

    private Uni<Issued> issue(SqlConnection connection, Session session) {
        RandomSecret token = RandomSecret.mint(Kind.REFRESH_TOKEN, random);
        Instant idleEnd = clock.instant().plus(config.sessionIdle());
        Instant expiresAt = idleEnd.isBefore(session.endsAt()) ? idleEnd : session.endsAt();
        return store.addToken(connection, session, token.hash(), expiresAt).replaceWith(new Issued(session, token));
    }
}
