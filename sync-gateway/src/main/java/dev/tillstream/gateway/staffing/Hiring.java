package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.account.Invitations;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.Sessions;
import dev.tillstream.gateway.staffing.AccountAnswer.Invited;
import dev.tillstream.gateway.staffing.StaffingRequest.NewAccount;
import dev.tillstream.gateway.staffing.StaffingStore.Wanted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Makes accounts, each with an invitation for whoever it is for. */
@Singleton
final class Hiring {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Invitations invitations;
    private final StaffingStore store;
    private final StaffRecords records;
    private final Audit audit;

    Hiring(
            Sessions sessions,
            Accounts accounts,
            Invitations invitations,
            StaffingStore store,
            StaffRecords records,
            Audit audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.invitations = invitations;
        this.store = store;
        this.records = records;
        this.audit = audit;
    }

    /** Fails with {@link Refusal} not_allowed, invalid_operation, not_found or duplicate_reference. */
    Uni<Invited> hire(Deed deed, NewAccount wanted) {
        StaffingRules.requireCovers(deed.authority(), wanted.grants());
        return sessions.transaction(connection -> store.lock(connection, deed.organizationId())
                .chain(() -> wanted.staffId() == null
                        ? addWithRecord(connection, deed, wanted(deed, records.newId(), wanted))
                        : addToRecord(connection, deed, wanted(deed, wanted.staffId(), wanted)))
                .chain(account -> invite(connection, account)));
    }

    /** An account and its staff record; the operation is durable when the account is committed. */
    Uni<Account> addWithRecord(SqlConnection connection, Deed deed, Wanted wanted) {
        return add(connection, deed, wanted).call(account -> records.tell(deed, account));
    }

    Uni<Invited> invite(SqlConnection connection, Account account) {
        return invitations
                .make(connection, account.organization().id(), account.id())
                .map(made -> Invited.of(AccountAnswer.of(account, false), made));
    }

    private Uni<Account> addToRecord(SqlConnection connection, Deed deed, Wanted wanted) {
        return store.isStaff(connection, deed.organizationId(), wanted.id()).chain(known -> {
            if (!known) {
                throw Refusal.notFound("There is no such staff record.");
            }
            return add(connection, deed, wanted);
        });
    }

    Uni<Account> add(SqlConnection connection, Deed deed, Wanted wanted) {
        return accounts.branches(connection, deed.organizationId())
                .invoke(branches -> StaffingRules.requireBranches(wanted.roles(), branches))
                .chain(() -> store.add(connection, wanted))
                .chain(() -> accounts.findById(connection, deed.organizationId(), wanted.id()))
                .map(found -> found.orElseThrow(() -> new IllegalStateException("the account was added just now")))
                .call(account -> audit.record(connection, deed.entry("create", account.id(), null, account)));
    }

    private static Wanted wanted(Deed deed, String id, NewAccount account) {
        return new Wanted(deed.organizationId(), id, account.email(), account.name(), false, account.grants());
    }
}
