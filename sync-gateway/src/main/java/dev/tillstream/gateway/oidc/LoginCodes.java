package dev.tillstream.gateway.oidc;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.secret.RandomSecret;
import dev.tillstream.gateway.secret.RandomSecret.Kind;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the office page gets in its address instead of a token: good once, for a minute, on any gateway. */
@ApplicationScoped
public class LoginCodes {
    private static final Logger LOG = Logger.getLogger(LoginCodes.class);
    private static final String ADD = """
            insert into login_codes (code_hash, organization_id, account_id, expires_at) values ($1, $2, $3, $4)
            """;
    private static final String USE = """
            delete from login_codes where code_hash = $1 and expires_at > $2 returning organization_id, account_id
            """;
    private static final String PURGE = "delete from login_codes where expires_at <= $1";

    private final Pool pool;
    private final Accounts accounts;
    private final OidcConfig config;
    private final SecureRandom random;
    private final InstantSource clock;

    LoginCodes(Pool pool, Accounts accounts, OidcConfig config, SecureRandom random, InstantSource clock) {
        this.pool = pool;
        this.accounts = accounts;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    Uni<RandomSecret> make(Account account) {
        RandomSecret code = RandomSecret.mint(Kind.LOGIN_CODE, random);
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        Buffer.buffer(code.hash()).getDelegate(),
                        account.organization().id(),
                        account.id(),
                        clock.instant().plus(config.codeLife()).atOffset(ZoneOffset.UTC)))
                .replaceWith(code);
    }

    /** Whom a code lets in; it is used up. */
    Uni<Optional<Account>> use(RandomSecret code) {
        if (!code.isPlausible(Kind.LOGIN_CODE)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return pool.preparedQuery(USE)
                .execute(Tuple.of(
                        Buffer.buffer(code.hash()).getDelegate(),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst())
                .chain(row -> row.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : accounts.findById(
                                pool, row.get().getString(0), row.get().getString(1)));
    }

    @Scheduled(
            every = "${tillstream.auth.purge-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return pool.preparedQuery(PURGE)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old log-in codes could not be purged: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
