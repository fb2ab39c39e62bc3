package dev.tillstream.gateway.session;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Drops refresh tokens whose time is over, and sessions that have none left or have ended. A session that has ended stays
 * for a day: its tokens are then still told from those that never were.
 */
@ApplicationScoped
public class SessionPurge {
    private static final Logger LOG = Logger.getLogger(SessionPurge.class);
    private static final Duration ENDED_STAY = Duration.ofDays(1);
    private static final String PURGE_TOKENS = "delete from refresh_tokens where expires_at <= $1";
    private static final String PURGE_SESSIONS = """
            delete from sessions s
            where s.ends_at <= $1 or s.ended_at <= $2 or (s.started_at <= $2 and not exists (
                select 1 from refresh_tokens t where t.organization_id = s.organization_id and t.session_id = s.id))
            """;

    private final Pool pool;
    private final InstantSource clock;

    SessionPurge(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tillstream.auth.purge-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return purge(clock.instant())
                .onFailure()
                .invoke(failure -> LOG.warnf("old sessions could not be purged: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** What is over at that time. */
    Uni<Void> purge(Instant now) {
        return pool.preparedQuery(PURGE_TOKENS)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .chain(() -> pool.preparedQuery(PURGE_SESSIONS)
                        .execute(Tuple.of(
                                now.atOffset(ZoneOffset.UTC),
                                now.minus(ENDED_STAY).atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }
}
