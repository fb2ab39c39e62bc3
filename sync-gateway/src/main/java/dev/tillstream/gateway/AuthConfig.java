package dev.tillstream.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How staff log in; the names are {@code tillstream.auth.<kebab-case>}. */
@ConfigMapping(prefix = "tillstream.auth")
public interface AuthConfig {
    /** Whether passwords count; without them staff log in by the organization's own identity provider. */
    @WithDefault("true")
    boolean passwords();

    @WithDefault("15m")
    Duration accessTokenLife();

    /** A refresh token that is not used for so long is good no more. */
    @WithDefault("30d")
    Duration sessionIdle();

    /** After so long a password is needed again, however busy the session is. */
    @WithDefault("90d")
    Duration sessionLife();

    @WithDefault("72h")
    Duration invitationLife();

    /** So many failures in a row lock an account. */
    @WithDefault("5")
    int lockAfter();

    @WithDefault("15m")
    Duration lockFor();

    /** Calls without a session that one address may make at once. */
    @WithDefault("300")
    long addressBurst();

    /** What comes back to an address of that. */
    @WithDefault("60")
    long addressPerMinute();

    @WithDefault("1h")
    Duration purgeEvery();

    Hashing hashing();

    /** Argon2id; OWASP's parameters. Hashes of other parameters are made anew at the next log-in. */
    interface Hashing {
        @WithDefault("19456")
        int memoryKib();

        @WithDefault("2")
        int iterations();

        @WithDefault("1")
        int parallelism();

        /** Hashes at the same time; each needs its memory. */
        @WithDefault("2")
        int threads();

        /** What may wait for a thread; more is answered 503. */
        @WithDefault("64")
        int queue();
    }
}
