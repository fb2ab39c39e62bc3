package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Accounts;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.password.PasswordRules;
import dev.tillstream.gateway.password.Passwords;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.RoleGrant;
import dev.tillstream.gateway.session.Sessions;
import dev.tillstream.gateway.session.StaffRole;
import dev.tillstream.gateway.staffing.AccountAnswer.Invited;
import dev.tillstream.gateway.staffing.StaffingRequest.NewOwner;
import dev.tillstream.gateway.staffing.StaffingStore.Wanted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The installer's way to an owner: the first one, or one that is there and can't get in any more. Such a call again has
 * the same end.
 */
@Singleton
final class OwnerHandler {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Hiring hiring;
    private final StaffingStore store;
    private final StaffRecords records;
    private final Passwords passwords;
    private final Audit audit;

    OwnerHandler(
            Sessions sessions,
            Accounts accounts,
            Hiring hiring,
            StaffingStore store,
            StaffRecords records,
            Passwords passwords,
            Audit audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.hiring = hiring;
        this.store = store;
        this.records = records;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** An owner, and whether this call made it. */
    record Installed(Invited account, boolean isNew) {}

    /** Fails with {@link Refusal} not_found, invalid_operation, or duplicate_reference where it is no owner's e-mail. */
    Uni<Installed> install(String organizationId, NewOwner wanted) {
        Deed deed = Deed.ofInstaller(organizationId);
        return hash(wanted)
                .chain(hash -> sessions.transaction(connection -> store.lock(connection, organizationId)
                        .chain(() -> accounts.findByEmail(connection, organizationId, wanted.email()))
                        .chain(found -> found.isPresent()
                                ? recover(connection, deed, found.get(), hash.orElse(null))
                                : create(connection, deed, wanted, hash.orElse(null)))));
    }

    private Uni<Optional<String>> hash(NewOwner wanted) {
        if (wanted.password() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        PasswordRules.require("password", wanted.password(), wanted.email());
        return passwords.hash(wanted.password()).map(Optional::of);
    }

    private Uni<Installed> create(SqlConnection connection, Deed deed, NewOwner wanted, @Nullable String hash) {
        List<RoleGrant> roles = List.of(new RoleGrant(StaffRole.OWNER, null));
        String id = Objects.requireNonNullElseGet(wanted.staffId(), records::newId);
        Wanted account = new Wanted(deed.organizationId(), id, wanted.email(), wanted.name(), false, roles);
        return (wanted.staffId() == null
                        ? hiring.addWithRecord(connection, deed, account)
                        : hiring.add(connection, deed, account))
                .chain(added -> let(connection, added, hash))
                .map(invited -> new Installed(invited, true));
    }

    private Uni<Installed> recover(SqlConnection connection, Deed deed, Account account, @Nullable String hash) {
        if (!StaffingRules.isOwner(account.roles()) || account.isDisabled()) {
            throw Refusal.duplicate("This e-mail is that of an account that is no owner.");
        }
        return sessions.endAll(connection, deed.organizationId(), account.id(), null)
                .chain(() -> audit.record(connection, deed.entry("recover", account.id(), null, null)))
                .chain(() -> let(connection, account, hash))
                .map(invited -> new Installed(invited, false));
    }

    /** Lets the owner in: by that password, or by one to be chosen. */
    private Uni<Invited> let(SqlConnection connection, Account account, @Nullable String hash) {
        return hash == null
                ? hiring.invite(connection, account)
                : accounts.setPasswordHash(connection, account, hash)
                        .chain(() -> accounts.findById(
                                connection, account.organization().id(), account.id()))
                        .map(found -> Invited.without(AccountAnswer.of(found.orElse(account), false)));
    }
}
