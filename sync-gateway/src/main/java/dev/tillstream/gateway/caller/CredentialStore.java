package dev.tillstream.gateway.caller;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds who a key belongs to. The one query without an organization: it is what the key tells. */
@Singleton
final class CredentialStore {
    private static final String FIND = """
            select d.organization_id, o.code, d.branch_id, b.code, d.id, d.rights, d.revoked_at is not null
            from credentials c
            join devices d on d.organization_id = c.organization_id and d.id = c.device_id
            join organizations o on o.id = d.organization_id
            join branches b on b.organization_id = d.organization_id and b.id = d.branch_id
            where c.key_hash = $1
            """;

    private final Pool pool;

    CredentialStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Caller>> find(byte[] keyHash) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(keyHash).getDelegate()))
                .map(CredentialStore::toCaller);
    }

    private static Optional<Caller> toCaller(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(Caller.device(
                Place.branch(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                row.getString(4),
                Role.ofDevice(row.getString(5)),
                row.getBoolean(6)));
    }
}
