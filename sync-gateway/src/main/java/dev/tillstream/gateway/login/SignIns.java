package dev.tillstream.gateway.login;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Account.Branch;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.login.AuthRequest.Refresh;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.secret.RandomSecret;
import dev.tillstream.gateway.session.RefreshTokens;
import dev.tillstream.gateway.session.RefreshTokens.Issued;
import dev.tillstream.gateway.session.Session;
import dev.tillstream.gateway.session.Sessions;
import dev.tillstream.gateway.session.StaffRole;
import dev.tillstream.gateway.session.Workplace;
import dev.tillstream.gateway.token.StaffClaims;
import dev.tillstream.gateway.token.StaffTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions from their first token to their end, as the calls of {@code /auth} see them. */
@Singleton
public final class SignIns {
    private static final String BEARER = "Bearer";

    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final Accounts accounts;
    private final StaffTokens accessTokens;
    private final AuthConfig config;

    SignIns(
            Sessions sessions,
            RefreshTokens refreshTokens,
            Accounts accounts,
            StaffTokens accessTokens,
            AuthConfig config) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.config = config;
    }

    /** A session that goes on, of which account, and where that may work. */
    private record Working(Account account, Issued issued, List<Branch> branches) {}

    /** Opens a session for someone who has shown who they are. Fails with {@link Refusal} not_allowed. */
    public Uni<LoginAnswer> open(Account account, @Nullable String branchId) {
        return sessions.transaction(connection -> open(connection, account, branchId))
                .chain(this::answer);
    }

    /** Fails with {@link Refusal} not_authenticated or not_allowed; after the latter the token is still good. */
    Uni<LoginAnswer> refresh(Refresh request) {
        RandomSecret token = new RandomSecret(request.refreshToken());
        return sessions.transaction(connection -> refreshTokens
                        .use(connection, token)
                        .chain(found -> found.isPresent()
                                ? goOn(connection, found.get(), request).map(Optional::of)
                                : Uni.createFrom().item(Optional.<Working>empty())))
                .map(working -> working.orElseThrow(
                        () -> Refusal.notAuthenticated("The refresh token is not valid, or not any more: log in.")))
                .chain(this::answer);
    }

    Uni<Void> end(String refreshToken) {
        return sessions.transaction(connection -> refreshTokens.end(connection, new RandomSecret(refreshToken)));
    }

    /** Who a member of the staff is, as they are now. */
    Uni<LoginAnswer.Staff> describe(Caller caller) {
        return sessions.transaction(connection -> describe(connection, caller));
    }

    private Uni<LoginAnswer.Staff> describe(SqlConnection connection, Caller caller) {
        StaffRole role = StaffRole.ofWireName(caller.role().group()).orElseThrow();
        return accounts.findById(connection, caller.organizationId(), caller.actor())
                .map(found -> found.orElseThrow(SignIns::unknownAccount))
                .chain(account -> accounts.branches(connection, caller.organizationId())
                        .map(branches -> staff(account, new Workplace(role, caller.branchId()), branches)));
    }

    private Uni<Working> open(SqlConnection connection, Account account, @Nullable String branchId) {
        return accounts.branches(connection, account.organization().id()).chain(branches -> {
            Workplace place = place(account, branchId, branches);
            return refreshTokens
                    .open(connection, account.organization().id(), account.id(), place.branchId())
                    .map(issued -> new Working(account, issued, branches));
        });
    }

    private Uni<Working> goOn(SqlConnection connection, Session session, Refresh request) {
        return accounts.findById(connection, session.organizationId(), session.accountId())
                .map(found -> found.orElseThrow(SignIns::unknownAccount))
                .chain(account -> accounts.branches(connection, session.organizationId())
                        .chain(branches -> goOn(connection, session, account, branches, request)));
    }

    private Uni<Working> goOn(
            SqlConnection connection, Session session, Account account, List<Branch> branches, Refresh request) {
        String wanted = request.branchId() == null
                ? session.branchId()
                : request.branchId().textValue();
        Workplace place = place(account, wanted, branches);
        Session moved = new Session(
                session.organizationId(), session.id(), session.accountId(), place.branchId(), session.endsAt());
        return refreshTokens.next(connection, moved).map(issued -> new Working(account, issued, branches));
    }

    private static Workplace place(Account account, @Nullable String wanted, List<Branch> branches) {
        if (wanted == null) {
            return Workplace.ofChoice(account.roles())
                    .orElseThrow(() -> Refusal.notAllowed("This account has no role."));
        }
        return branches.stream()
                .filter(branch -> branch.id().equals(wanted))
                .findFirst()
                .flatMap(branch -> Workplace.in(branch.id(), account.roles()))
                .orElseThrow(() -> Refusal.notAllowed("branch_id must be a branch of this account's roles."));
    }

    private Uni<LoginAnswer> answer(Working working) {
        Account account = working.account();
        Session session = working.issued().session();
        Workplace place = place(account, session.branchId(), working.branches());
        String branchCode = working.branches().stream()
                .filter(branch -> branch.id().equals(place.branchId()))
                .findFirst()
                .map(Branch::code)
                .orElse(null);
        StaffClaims claims = new StaffClaims(
                session.organizationId(),
                account.organization().code(),
                place.branchId(),
                branchCode,
                account.id(),
                session.id(),
                place.role(),
                account.name());
        return accessTokens
                .sign(claims)
                .map(token -> new LoginAnswer(
                        token,
                        BEARER,
                        config.accessTokenLife().toSeconds(),
                        working.issued().refreshToken().text(),
                        staff(account, place, working.branches())));
    }

    private static LoginAnswer.Staff staff(Account account, Workplace place, List<Branch> branches) {
        return new LoginAnswer.Staff(
                account.id(),
                account.name(),
                account.email(),
                place.role(),
                account.roles(),
                place.branchId(),
                account.organization(),
                account.reachable(branches));
    }

    private static Refusal unknownAccount() {
        return Refusal.notAuthenticated("There is no such account any more.");
    }
}
