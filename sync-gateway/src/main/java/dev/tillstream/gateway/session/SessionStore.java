package dev.tillstream.gateway.session;

import dev.tillstream.gateway.head.Announcement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions and the hashes of their refresh tokens. */
@Singleton
final class SessionStore {
    private static final String IS_LIVE = """
            select 1 from sessions s
            join accounts a on a.organization_id = s.organization_id and a.id = s.account_id
            where s.organization_id = $1 and s.id = $2 and s.ended_at is null and s.ends_at > $3
                and a.disabled_at is null
            """;
    private static final String ADD = """
            insert into sessions (organization_id, id, account_id, branch_id, started_at, ends_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String LOGGED_IN =
            "update accounts set last_login_at = $3 where organization_id = $1 and id = $2";
    private static final String MOVE = "update sessions set branch_id = $3 where organization_id = $1 and id = $2";
    private static final String ADD_TOKEN = """
            insert into refresh_tokens (token_hash, organization_id, session_id, expires_at) values ($1, $2, $3, $4)
            """;

    /** Of two requests with one token the second waits for the first, and then sees its use. */
    private static final String USE = """
            update refresh_tokens set uses = uses + 1 where token_hash = $1
            returning uses, organization_id, session_id, expires_at
            """;

    private static final String FIND = """
            select s.account_id, s.branch_id, s.ends_at from sessions s
            join accounts a on a.organization_id = s.organization_id and a.id = s.account_id
            where s.organization_id = $1 and s.id = $2 and s.ended_at is null and s.ends_at > $3
                and a.disabled_at is null
            for update of s
            """;
    private static final String END = """
            update sessions set ended_at = $3 where organization_id = $1 and id = $2 and ended_at is null
            """;
    private static final String END_ALL = """
            update sessions set ended_at = $3
            where organization_id = $1 and account_id = $2 and ended_at is null and id is distinct from $4
            """;
    private static final String ANNOUNCE = "select pg_notify($1, $2)";

    private final Pool pool;

    SessionStore(Pool pool) {
        this.pool = pool;
    }

    /** What a refresh token was found to be. */
    record UsedToken(int uses, String organizationId, String sessionId, Instant expiresAt) {
        boolean isFirstUse() {
            return uses == 1;
        }
    }

    Uni<Boolean> isLive(String organizationId, String sessionId, Instant now) {
        return pool.preparedQuery(IS_LIVE)
                .execute(Tuple.of(organizationId, sessionId, utc(now)))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> add(SqlConnection connection, Session session, Instant now) {
        Tuple row = Tuple.of(
                session.organizationId(),
                session.id(),
                session.accountId(),
                session.branchId(),
                utc(now),
                utc(session.endsAt()));
        return connection
                .preparedQuery(ADD)
                .execute(row)
                .chain(() -> connection
                        .preparedQuery(LOGGED_IN)
                        .execute(Tuple.of(session.organizationId(), session.accountId(), utc(now))))
                .replaceWithVoid();
    }

    /** Where the session works from now on. */
    Uni<Void> move(SqlConnection connection, Session session) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(session.organizationId(), session.id(), session.branchId()))
                .replaceWithVoid();
    }

    Uni<Void> addToken(SqlConnection connection, Session session, byte[] tokenHash, Instant expiresAt) {
        return connection
                .preparedQuery(ADD_TOKEN)
                .execute(Tuple.of(
                        Buffer.buffer(tokenHash).getDelegate(), session.organizationId(), session.id(), utc(expiresAt)))
                .replaceWithVoid();
    }

    Uni<Optional<UsedToken>> use(SqlConnection connection, byte[] tokenHash) {
        return connection
                .preparedQuery(USE)
                .execute(Tuple.of(Buffer.buffer(tokenHash).getDelegate()))
                .map(rows -> rows.stream().findFirst().map(SessionStore::toUsedToken));
    }

    /** The session, locked, while it is live. */
    Uni<Optional<Session>> find(SqlConnection connection, String organizationId, String sessionId, Instant now) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(organizationId, sessionId, utc(now)))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Session(
                                organizationId, sessionId, row.getString(0), row.getString(1), instant(row, 2))));
    }

    Uni<Void> end(SqlConnection connection, String organizationId, String sessionId, Instant now) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(organizationId, sessionId, utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> endAll(
            SqlConnection connection,
            String organizationId,
            String accountId,
            @Nullable String butSessionId,
            Instant now) {
        return connection
                .preparedQuery(END_ALL)
                .execute(Tuple.of(organizationId, accountId, utc(now), butSessionId))
                .replaceWithVoid();
    }

    /** Told when the transaction is committed. */
    Uni<Void> announce(SqlConnection connection) {
        return connection
                .preparedQuery(ANNOUNCE)
                .execute(Tuple.of(Announcement.CHANNEL, Announcement.SESSIONS_ENDED))
                .replaceWithVoid();
    }

    private static UsedToken toUsedToken(Row row) {
        return new UsedToken(row.getInteger(0), row.getString(1), row.getString(2), instant(row, 3));
    }

    private static Instant instant(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
