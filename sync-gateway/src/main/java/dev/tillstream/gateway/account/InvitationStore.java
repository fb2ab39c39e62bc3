package dev.tillstream.gateway.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The hashes of invitations. */
@Singleton
final class InvitationStore {
    private static final String REPLACE = """
            insert into invitations (organization_id, account_id, token_hash, expires_at) values ($1, $2, $3, $4)
            on conflict (organization_id, account_id) do update
            set token_hash = excluded.token_hash, expires_at = excluded.expires_at
            """;
    private static final String FIND = """
            select i.organization_id, i.account_id from invitations i
            join organizations o on o.id = i.organization_id
            where i.token_hash = $1 and o.code = $2 and i.expires_at > $3
            """;
    private static final String USE =
            "delete from invitations where organization_id = $1 and token_hash = $2 and expires_at > $3";
    private static final String PURGE = "delete from invitations where expires_at <= $1";

    private final AccountStore accounts;

    InvitationStore(AccountStore accounts) {
        this.accounts = accounts;
    }

    Uni<Void> replace(
            SqlConnection connection, String organizationId, String accountId, byte[] hash, Instant expiresAt) {
        return connection
                .preparedQuery(REPLACE)
                .execute(Tuple.of(organizationId, accountId, bytes(hash), utc(expiresAt)))
                .replaceWithVoid();
    }

    Uni<Optional<Account>> find(SqlClient client, String organizationCode, byte[] hash, Instant now) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(bytes(hash), organizationCode, utc(now)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : accounts.find(
                                client,
                                rows.iterator().next().getString(0),
                                rows.iterator().next().getString(1)));
    }

    Uni<Boolean> use(SqlConnection connection, String organizationId, byte[] hash, Instant now) {
        return connection
                .preparedQuery(USE)
                .execute(Tuple.of(organizationId, bytes(hash), utc(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Void> purge(SqlClient client, Instant now) {
        return client.preparedQuery(PURGE).execute(Tuple.of(utc(now))).replaceWithVoid();
    }

    private static io.vertx.core.buffer.Buffer bytes(byte[] bytes) {
        return Buffer.buffer(bytes).getDelegate();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
