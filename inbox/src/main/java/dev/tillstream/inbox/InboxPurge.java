package dev.tillstream.inbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets old outcomes. What comes again after that is caught by natural keys: the record's own id, the ledger line's
 * (DESIGN §2).
 */
@ApplicationScoped
class InboxPurge {
    private static final int MAX_ROUNDS = 100;

    private final Pool pool;
    private final InstantSource clock;
    private final Duration keep;

    InboxPurge(
            Pool pool,
            InstantSource clock,
            @ConfigProperty(name = "tillstream.inbox.keep", defaultValue = "P30D") Duration keep) {
        this.pool = pool;
        this.clock = clock;
        this.keep = keep;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return purge(MAX_ROUNDS);
    }

    private Uni<Void> purge(int roundsLeft) {
        return pool.withConnection(connection ->
                        InboxStore.purge(connection, clock.instant().minus(keep)))
                .chain(removed ->
                        removed == 0 || roundsLeft == 1 ? Uni.createFrom().voidItem() : purge(roundsLeft - 1));
    }
}
