package dev.tillstream.gateway.oidc;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.account.EmailAddress;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.secret.RandomSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow with a proof key: an account is let in whose e-mail the provider vouches for. The provider
 * makes no accounts: who has none in the organization stays outside.
 */
@Singleton
final class OidcLogin {
    private final Provider provider;
    private final OidcConfig config;
    private final Accounts accounts;
    private final LoginCodes codes;
    private final Pool pool;
    private final InstantSource clock;

    OidcLogin(
            Provider provider, OidcConfig config, Accounts accounts, LoginCodes codes, Pool pool, InstantSource clock) {
        this.provider = provider;
        this.config = config;
        this.accounts = accounts;
        this.codes = codes;
        this.pool = pool;
        this.clock = clock;
    }

    /** A code for the office page. Fails with {@link Refusal} not_authenticated, not_allowed or unavailable. */
    Uni<RandomSecret> finish(Attempt attempt, String code) {
        return provider.idToken(code, attempt)
                .chain(token -> provider.keys()
                        .map(keys -> IdTokens.verifiedEmail(token, keys, expected(attempt), clock.instant())))
                .map(email -> email.orElseThrow(
                        () -> Refusal.notAuthenticated("The identity provider vouches for no e-mail.")))
                .chain(email -> accounts.find(pool, organization(), EmailAddress.canonical(email)))
                .map(found -> found.filter(account -> !account.isDisabled())
                        .orElseThrow(() -> Refusal.notAllowed("This e-mail has no account here.")))
                .chain(codes::make);
    }

    /** Fails with {@link Refusal} not_authenticated. */
    Uni<Account> exchange(String code) {
        return codes.use(new RandomSecret(code))
                .map(found -> found.filter(account -> !account.isDisabled())
                        .orElseThrow(() -> Refusal.notAuthenticated("The code is not valid, or not any more.")));
    }

    /** @throws Refusal not_found where no provider speaks for that organization */
    void requireConfigured(@Nullable String organization) {
        boolean wanted = organization == null
                || organization.equals(config.organization().orElse(null));
        if (config.issuer()
                        .map(URI::toString)
                        .filter(issuer -> !issuer.isBlank())
                        .isEmpty()
                || !wanted) {
            throw Refusal.notFound("There is no identity provider here.");
        }
    }

    private String organization() {
        return Provider.given(config.organization(), "organization");
    }

    private IdTokens.Expected expected(Attempt attempt) {
        return new IdTokens.Expected(
                Provider.given(config.issuer().map(URI::toString), "issuer"),
                Provider.given(config.clientId(), "client-id"),
                attempt.nonce());
    }
}
