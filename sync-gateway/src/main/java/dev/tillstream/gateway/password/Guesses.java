package dev.tillstream.gateway.password;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.secret.RandomSecret;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * How often a password may be guessed, over all gateways. A try is counted as a failure before it is made, and the count
 * is dropped when it was none: so guesses at the same time are no more than guesses one after the other. Whether there
 * is such an account plays no part.
 */
@ApplicationScoped
public class Guesses {
    private static final Logger LOG = Logger.getLogger(Guesses.class);

    /** A try that takes longer was broken off. */
    private static final Duration UNDECIDED = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(100);
    private static final Duration LOOK_AGAIN_AT_MOST = Duration.ofSeconds(1);
    private static final int LOOKS = 12;

    private final GuessStore store;
    private final AuthConfig config;
    private final InstantSource clock;

    Guesses(GuessStore store, AuthConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Whose password is guessed: an account that there may be.
     *
     * @param email as accounts keep it
     */
    public static String subject(String organizationCode, String email) {
        return HexFormat.of().formatHex(RandomSecret.sha256(organizationCode + "\n" + email));
    }

    /**
     * Makes a try, unless there were too many: then it fails with {@link Refusal} rate_limited. An attempt that fails with
     * not_authenticated was a wrong guess; one that succeeds begins the count anew; any other is given back.
     */
    public <T> Uni<T> tried(String subject, Supplier<Uni<T>> attempt) {
        return count(subject)
                .chain(() -> attempt.get().onFailure().call(failure -> store.settle(subject, isWrongGuess(failure))))
                .call(() -> store.forget(subject));
    }

    private Uni<Void> count(String subject) {
        return Uni.createFrom()
                .deferred(() -> countNow(subject))
                .onFailure(Guesses::isUndecided)
                .retry()
                .withBackOff(LOOK_AGAIN_AFTER, LOOK_AGAIN_AT_MOST)
                .atMost(LOOKS)
                .onFailure(Locked.class)
                .transform(Locked::toRefusal);
    }

    /** The count begins anew. */
    public Uni<Void> forget(String subject) {
        return store.forget(subject);
    }

    /** For which of these a try would be refused now. */
    public Uni<Set<String>> locked(Collection<String> subjects) {
        return store.locked(subjects, clock.instant().minus(config.lockFor()), config.lockAfter());
    }

    /** Counts that nobody will ask for are dropped. */
    @Scheduled(
            every = "${tillstream.auth.purge-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return store.purge(clock.instant().minus(config.lockFor()))
                .onFailure()
                .invoke(failure -> LOG.warnf("old failures could not be purged: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> countNow(String subject) {
        Instant now = clock.instant();
        return store.count(subject, now, now.minus(config.lockFor()), config.lockAfter())
                .chain(counted -> counted
                        ? Uni.createFrom().voidItem()
                        : store.find(subject)
                                .map(tries -> locked(tries.orElse(new GuessStore.Tries(now, true)), now))
                                .chain(Uni.createFrom()::failure));
    }

    private Locked locked(GuessStore.Tries tries, Instant now) {
        Duration since = Duration.between(tries.lastAt(), now);
        boolean undecided = tries.undecided() && since.compareTo(UNDECIDED) < 0;
        return new Locked(undecided, config.lockFor().minus(since));
    }

    private static boolean isWrongGuess(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.NOT_AUTHENTICATED;
    }

    private static boolean isUndecided(Throwable failure) {
        return failure instanceof Locked locked && locked.undecided;
    }

    /** Too many tries. */
    private static final class Locked extends RuntimeException {
        private final boolean undecided;
        private final transient Duration remaining;

        Locked(boolean undecided, Duration remaining) {
            super("locked", null, false, false);
            this.undecided = undecided;
            this.remaining = remaining;
        }

        Refusal toRefusal() {
            return Refusal.rateLimited("Too many failures in a row: wait, then try again.", remaining);
        }
    }
}
