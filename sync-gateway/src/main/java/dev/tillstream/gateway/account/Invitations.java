package dev.tillstream.gateway.account;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.secret.RandomSecret;
import dev.tillstream.gateway.secret.RandomSecret.Kind;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Invitations to choose a password: told once, good once and for some days. The newest of an account is its only one. */
@ApplicationScoped
public class Invitations {
    private static final Logger LOG = Logger.getLogger(Invitations.class);

    private final InvitationStore store;
    private final Pool pool;
    private final AuthConfig config;
    private final SecureRandom random;
    private final InstantSource clock;

    Invitations(InvitationStore store, Pool pool, AuthConfig config, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.pool = pool;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /** An invitation that was made just now. */
    public record Made(RandomSecret invitation, Instant expiresAt) {}

    public Uni<Made> make(SqlConnection connection, String organizationId, String accountId) {
        Made made = new Made(
                RandomSecret.mint(Kind.INVITATION, random), clock.instant().plus(config.invitationLife()));
        return store.replace(
                        connection, organizationId, accountId, made.invitation().hash(), made.expiresAt())
                .replaceWith(made);
    }

    /** Whom it invites, while it is good; it stays so. */
    public Uni<Optional<Account>> find(SqlClient client, String organizationCode, RandomSecret invitation) {
        return invitation.isPlausible(Kind.INVITATION)
                ? store.find(client, organizationCode, invitation.hash(), clock.instant())
                : Uni.createFrom().item(Optional.empty());
    }

    /** Uses it up; of several at the same time one is told that it was good. */
    public Uni<Boolean> use(SqlConnection connection, String organizationId, RandomSecret invitation) {
        return store.use(connection, organizationId, invitation.hash(), clock.instant());
    }

    @Scheduled(
            every = "${tillstream.auth.purge-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return store.purge(pool, clock.instant())
                .onFailure()
                .invoke(failure -> LOG.warnf("old invitations could not be purged: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
