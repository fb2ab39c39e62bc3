package dev.tillstream.gateway.login;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.account.Invitations;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.login.AuthRequest.Accept;
import dev.tillstream.gateway.login.AuthRequest.ChangePassword;
import dev.tillstream.gateway.password.PasswordRules;
import dev.tillstream.gateway.password.Passwords;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.secret.RandomSecret;
import dev.tillstream.gateway.session.Sessions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** How staff choose their password: by an invitation, or by the password before. Sessions from before end. */
@Singleton
final class PasswordChoice {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Passwords passwords;
    private final PasswordLogin login;
    private final AuthConfig config;
    private final Audit audit;

    PasswordChoice(
            Sessions sessions,
            Accounts accounts,
            Invitations invitations,
            Passwords passwords,
            PasswordLogin login,
            AuthConfig config,
            Audit audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.invitations = invitations;
        this.passwords = passwords;
        this.login = login;
        this.config = config;
        this.audit = audit;
    }

    /** Whose password is set now. Fails with {@link Refusal} not_authenticated, invalid_operation or not_allowed. */
    Uni<Account> accept(Accept request) {
        PasswordLogin.requirePasswords(config);
        RandomSecret invitation = new RandomSecret(request.invitation());
        return sessions.transaction(connection -> invitations.find(connection, request.organization(), invitation))
                .map(found -> found.filter(account -> !account.isDisabled()).orElseThrow(PasswordChoice::notInvited))
                .invoke(account -> PasswordRules.require("password", request.password(), account.email()))
                .call(account -> passwords
                        .hash(request.password())
                        .chain(hash ->
                                sessions.transaction(connection -> accept(connection, account, invitation, hash))))
                .call(login::unlock);
    }

    /** All other sessions of the account end. Fails with {@link Refusal} not_authenticated, invalid_operation, rate_limited. */
    Uni<Void> change(Caller caller, ChangePassword request) {
        PasswordLogin.requirePasswords(config);
        return sessions.transaction(
                        connection -> accounts.findById(connection, caller.organizationId(), caller.actor()))
                .map(found -> found.orElseThrow(PasswordChoice::notInvited))
                .invoke(account -> PasswordRules.require("new_password", request.newPassword(), account.email()))
                .call(account -> login.check(account, request.currentPassword()))
                .chain(account -> passwords
                        .hash(request.newPassword())
                        .chain(hash -> sessions.transaction(connection -> change(connection, account, caller, hash))));
    }

    private Uni<Void> accept(SqlConnection connection, Account account, RandomSecret invitation, String hash) {
        String organizationId = account.organization().id();
        return invitations
                .use(connection, organizationId, invitation)
                .invoke(PasswordChoice::requireGood)
                .chain(() -> accounts.setPasswordHash(connection, account, hash))
                .chain(() -> sessions.endAll(connection, organizationId, account.id(), null))
                .chain(() -> audit.record(connection, PasswordDeed.accepted(account)));
    }

    private Uni<Void> change(SqlConnection connection, Account account, Caller caller, String hash) {
        return accounts.setPasswordHash(connection, account, hash)
                .chain(() -> sessions.endAll(connection, account.organization().id(), account.id(), caller.deviceId()))
                .chain(() -> audit.record(connection, PasswordDeed.changed(caller)));
    }

    private static void requireGood(boolean good) {
        if (!good) {
            throw notInvited();
        }
    }

    private static Refusal notInvited() {
        return Refusal.notAuthenticated("The invitation is not valid, or not any more: ask for another one.");
    }
}
