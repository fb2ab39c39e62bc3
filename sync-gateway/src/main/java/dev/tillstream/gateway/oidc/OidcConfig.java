package dev.tillstream.gateway.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The identity provider; the names are {@code tillstream.auth.oidc.<kebab-case>}. Without an issuer there is none. */
@ConfigMapping(prefix = "tillstream.auth.oidc")
public interface OidcConfig {
    /** As the provider writes it into its tokens; {@code /.well-known/openid-configuration} is below it. */
    Optional<URI> issuer();

    /** The code of the one organization that the provider speaks for. */
    Optional<String> organization();

    Optional<String> clientId();

    /** None for a public client; the proof key is used either way. */
    Optional<String> clientSecret();

    /** The gateway's address as browsers know it, with {@code /auth/oidc/callback}; never taken from a request. */
    Optional<URI> redirectUri();

    @WithDefault("openid,email,profile")
    List<String> scopes();

    /** For the way to the provider and back. */
    @WithDefault("10m")
    Duration attemptLife();

    /** For the way from the gateway to the office page. */
    @WithDefault("1m")
    Duration codeLife();

    @WithDefault("10s")
    Duration timeout();
}
