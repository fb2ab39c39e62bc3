package dev.tillstream.gateway.token;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.session.Sessions;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;

/** Tokens that were good once. */
public final class OldTokens {
    private static final Duration SOON = Duration.ofSeconds(10);

    private OldTokens() {}

    /** The same token, signed with the same key an hour ago. */
    public static String like(String token) {
        var arc = Arc.container();
        AuthConfig config = arc.instance(AuthConfig.class).get();
        TokenKeys keys = arc.instance(TokenKeys.class).get();
        Sessions sessions = arc.instance(Sessions.class).get();
        StaffClaims claims =
                arc.instance(StaffTokens.class).get().verify(token).await().atMost(SOON);
        return new StaffTokens(keys, sessions, config, () -> Instant.now().minus(Duration.ofHours(1)))
                .sign(claims)
                .await()
                .atMost(SOON);
    }
}
