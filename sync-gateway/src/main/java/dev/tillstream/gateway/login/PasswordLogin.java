package dev.tillstream.gateway.login;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.account.EmailAddress;
import dev.tillstream.gateway.login.AuthRequest.Login;
import dev.tillstream.gateway.password.Guesses;
import dev.tillstream.gateway.password.Passwords;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logging in by e-mail and password. Whatever is wrong, the answer is the same and takes the same time. */
@Singleton
final class PasswordLogin {
    private final Pool pool;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Guesses guesses;
    private final SignIns signIns;
    private final AuthConfig config;

    PasswordLogin(
            Pool pool, Accounts accounts, Passwords passwords, Guesses guesses, SignIns signIns, AuthConfig config) {
        this.pool = pool;
        this.accounts = accounts;
        this.passwords = passwords;
        this.guesses = guesses;
        this.signIns = signIns;
        this.config = config;
    }

    /** Fails with {@link Refusal} not_authenticated, rate_limited or not_allowed. */
    Uni<LoginAnswer> login(Login request) {
        requirePasswords(config);
        String email = EmailAddress.canonical(request.email());
        return guesses.tried(
                        Guesses.subject(request.organization(), email),
                        () -> accounts.find(pool, request.organization(), email)
                                .chain(found -> check(found, request.password())))
                .chain(account -> signIns.open(account, request.branchId()));
    }

    /** Whether that is the account's password; counts as a guess of it. */
    Uni<Account> check(Account account, String password) {
        return guesses.tried(subject(account), () -> check(Optional.of(account), password));
    }

    /** What was guessed before counts no more. */
    Uni<Void> unlock(Account account) {
        return guesses.forget(subject(account));
    }

    static void requirePasswords(AuthConfig config) {
        if (!config.passwords()) {
            throw Refusal.notAllowed("Passwords are switched off here: log in by your identity provider.");
        }
    }

    private Uni<Account> check(Optional<Account> found, String password) {
        String hash = found.filter(account -> !account.isDisabled())
                .map(Account::passwordHash)
                .orElse(null);
        return passwords
                .matches(password, hash)
                .map(matches -> found.filter(account -> matches)
                        .orElseThrow(() -> Refusal.notAuthenticated("Organization, e-mail or password is wrong.")))
                .call(account -> keepUpToDate(account, password, hash));
    }

    /** The password is at hand now, and only now. */
    private Uni<Void> keepUpToDate(Account account, String password, @Nullable String hash) {
        if (hash == null || !passwords.isOutdated(hash)) {
            return Uni.createFrom().voidItem();
        }
        return passwords.hash(password).chain(text -> accounts.setPasswordHash(pool, account, text));
    }

    private static String subject(Account account) {
        return Guesses.subject(account.organization().code(), account.email());
    }
}
