package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.account.Invitations;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.password.Guesses;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.RoleGrant;
import dev.tillstream.gateway.session.Sessions;
import dev.tillstream.gateway.staffing.AccountAnswer.Invited;
import dev.tillstream.gateway.staffing.StaffingRequest.AccountChange;
import dev.tillstream.gateway.staffing.StaffingStore.Wanted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Changes to accounts that there are, by those who look after them; each is audited with the deed. */
@Singleton
final class StaffingHandler {
    private final Accounts accounts;
    private final Invitations invitations;
    private final Sessions sessions;
    private final StaffingStore store;
    private final Guesses guesses;
    private final Audit audit;

    StaffingHandler(
            Accounts accounts,
            Invitations invitations,
            Sessions sessions,
            StaffingStore store,
            Guesses guesses,
            Audit audit) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.sessions = sessions;
        this.store = store;
        this.guesses = guesses;
        this.audit = audit;
    }

    /** Those that are looked after with this authority, by name. */
    Uni<List<AccountAnswer>> list(Deed deed) {
        StaffingRules.requireAny(deed.authority());
        return sessions.transaction(connection -> accounts.list(connection, deed.organizationId()))
                .map(all -> all.stream()
                        .filter(account -> StaffingRules.covers(deed.authority(), account.roles()))
                        .toList())
                .chain(this::withLocks);
    }

    /** Fails with {@link Refusal} not_found, not_allowed, invalid_operation or duplicate_reference. */
    Uni<AccountAnswer> change(Deed deed, String id, AccountChange change) {
        return sessions.transaction(connection ->
                        find(connection, deed, id).chain(account -> change(connection, deed, account, change)))
                .chain(this::answer);
    }

    /** Another invitation; the password, if there is one, is good until that is accepted. */
    Uni<Invited> invite(Deed deed, String id) {
        return sessions.transaction(
                connection -> find(connection, deed, id).chain(account -> invite(connection, deed, account)));
    }

    Uni<AccountAnswer> unlock(Deed deed, String id) {
        return sessions.transaction(connection -> find(connection, deed, id)
                        .call(account -> guesses.forget(subject(account)))
                        .call(account -> audit.record(connection, deed.entry("unlock", id, null, null))))
                .chain(this::answer);
    }

    Uni<AccountAnswer> signOut(Deed deed, String id) {
        return sessions.transaction(connection -> find(connection, deed, id)
                        .call(account -> sessions.endAll(connection, deed.organizationId(), id, null))
                        .call(account -> audit.record(connection, deed.entry("sign_out", id, null, null))))
                .chain(this::answer);
    }

    private Uni<Invited> invite(SqlConnection connection, Deed deed, Account account) {
        if (account.isDisabled()) {
            throw Refusal.notAllowed("A disabled account can't be invited: enable it first.");
        }
        return invitations
                .make(connection, deed.organizationId(), account.id())
                .call(made -> audit.record(connection, deed.entry("invite", account.id(), null, null)))
                .chain(made -> answer(account).map(answer -> Invited.of(answer, made)));
    }

    private Uni<Account> change(SqlConnection connection, Deed deed, Account before, AccountChange change) {
        List<RoleGrant> roles = Objects.requireNonNullElse(change.grants(), before.roles());
        boolean disabled = Objects.requireNonNullElse(change.disabled(), before.isDisabled());
        Wanted wanted = new Wanted(
                deed.organizationId(),
                before.id(),
                Objects.requireNonNullElse(change.email(), before.email()),
                Objects.requireNonNullElse(change.name(), before.name()),
                disabled,
                roles);
        StaffingRules.requireCovers(deed.authority(), roles);
        return accounts.branches(connection, deed.organizationId())
                .invoke(branches -> StaffingRules.requireBranches(roles, branches))
                .chain(() -> store.owners(connection, deed.organizationId()))
                .invoke(owners -> StaffingRules.requireAnOwner(before, disabled, roles, owners))
                .chain(() -> store.change(connection, wanted))
                .call(() -> endSessions(connection, before, wanted))
                .chain(() -> found(connection, deed, before.id()))
                .call(after -> audit.record(connection, deed.entry("change", before.id(), before, after)));
    }

    /** A session's token tells the role, and so does not outlive it. */
    private Uni<Void> endSessions(SqlConnection connection, Account before, Wanted wanted) {
        boolean same = !wanted.disabled()
                && new HashSet<>(before.roles()).equals(new HashSet<>(wanted.roles()))
                && before.name().equals(wanted.name());
        return same
                ? Uni.createFrom().voidItem()
                : sessions.endAll(connection, wanted.organizationId(), wanted.id(), null);
    }

    /** The account, while no other change to the organization's accounts can be made. */
    private Uni<Account> find(SqlConnection connection, Deed deed, String id) {
        StaffingRules.requireAny(deed.authority());
        return store.lock(connection, deed.organizationId())
                .chain(() -> found(connection, deed, id))
                .invoke(account -> StaffingRules.requireCovers(deed.authority(), account.roles()));
    }

    private Uni<Account> found(SqlConnection connection, Deed deed, String id) {
        return accounts.findById(connection, deed.organizationId(), id)
                .map(account -> account.orElseThrow(() -> Refusal.notFound("There is no such account.")));
    }

    private Uni<AccountAnswer> answer(Account account) {
        return withLocks(List.of(account)).map(answers -> answers.get(0));
    }

    private Uni<List<AccountAnswer>> withLocks(List<Account> found) {
        return guesses.locked(found.stream().map(StaffingHandler::subject).toList())
                .map(locked -> found.stream()
                        .map(account -> AccountAnswer.of(account, locked.contains(subject(account))))
                        .toList());
    }

    private static String subject(Account account) {
        return Guesses.subject(account.organization().code(), account.email());
    }
}
