package dev.tillstream.gateway.account;

import dev.tillstream.gateway.account.Account.Branch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Looks accounts up for those who log in, and keeps their passwords. */
@Singleton
public final class Accounts {
    private static final String SET_HASH =
            "update accounts set password_hash = $3 where organization_id = $1 and id = $2";

    private final AccountStore store;

    Accounts(AccountStore store) {
        this.store = store;
    }

    /** @param email as accounts keep it */
    public Uni<Optional<Account>> find(SqlClient client, String organizationCode, String email) {
        return store.findByEmail(client, organizationCode, email);
    }

    public Uni<Optional<Account>> findById(SqlClient client, String organizationId, String id) {
        return store.find(client, organizationId, id);
    }

    /** The same where the organization is known. */
    public Uni<Optional<Account>> findByEmail(SqlClient client, String organizationId, String email) {
        return store.findByEmailIn(client, organizationId, email);
    }

    /** All of an organization, by name. */
    public Uni<List<Account>> list(SqlClient client, String organizationId) {
        return store.list(client, organizationId);
    }

    /** All branches of an organization, by name. */
    public Uni<List<Branch>> branches(SqlClient client, String organizationId) {
        return store.branches(client, organizationId);
    }

    public Uni<Void> setPasswordHash(SqlClient client, Account account, String hash) {
        return client.preparedQuery(SET_HASH)
                .execute(Tuple.of(account.organization().id(), account.id(), hash))
                .replaceWithVoid();
    }
}
