package dev.tillstream.gateway.login;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.RandomSecret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often a password may be guessed, over all gateways. A try is counted as a failure before it is made, and the count
 * is dropped when it was none: so guesses at the same time are no more than guesses one after the other. Whether there
 * is such an account plays no part.
 */
@Singleton
public final class Guesses {
    /** Tries at the same time may turn out to be no failures. */
    private static final Duration UNDECIDED = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(200);
    private static final int LOOKS = 5;

    private final GuessStore store;
    private final AuthConfig config;
    private final InstantSource clock;

    Guesses(GuessStore store, AuthConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** Whose password is guessed: an account that there may be. */
    public static byte[] subject(String organizationCode, String email) {
        return RandomSecret.sha256(organizationCode + "\n" + Accounts.canonical(email));
    }

    /** Counts a try; fails with {@link Refusal} rate_limited when there were too many. */
    public Uni<Void> count(byte[] subject) {
        return Uni.createFrom()
                .deferred(() -> countNow(subject))
                .onFailure(Guesses::isUndecided)
                .retry()
                .withBackOff(LOOK_AGAIN_AFTER, LOOK_AGAIN_AFTER)
                .atMost(LOOKS)
                .onFailure(Locked.class)
                .transform(Locked::toRefusal);
    }

    /** The try was none: the count begins anew. */
    public Uni<Void> forget(byte[] subject) {
        return store.forget(subject);
    }

    private Uni<Void> countNow(byte[] subject) {
        Instant now = clock.instant();
        return store.count(subject, now, now.minus(config.lockFor()), config.lockAfter())
                .chain(counted -> counted
                        ? Uni.createFrom().voidItem()
                        : store.lastTry(subject)
                                .map(last -> new Locked(Duration.between(last.orElse(now), now), config.lockFor()))
                                .chain(Uni.createFrom()::failure));
    }

    private static boolean isUndecided(Throwable failure) {
        return failure instanceof Locked locked && locked.since.compareTo(UNDECIDED) < 0;
    }

    /** Too many tries, the last of them some time ago. */
    private static final class Locked extends RuntimeException {
        private final transient Duration since;
        private final transient Duration lockedFor;

        Locked(Duration since, Duration lockedFor) {
            super("locked", null, false, false);
            this.since = since;
            this.lockedFor = lockedFor;
        }

        Refusal toRefusal() {
            return Refusal.rateLimited("Too many failures in a row: wait, then try again.", lockedFor.minus(since));
        }
    }
}
