package dev.tillstream.gateway.token;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Key pairs in the gateway's database: of several gateways that start together, one makes the first. */
@Singleton
final class TokenKeyStore {
    private static final String ADD_FIRST = """
            insert into token_keys (number, key_id, private_key, public_key, created_at) values (1, $1, $2, $3, $4)
            on conflict (number) do nothing
            """;
    private static final String LIST =
            "select key_id, private_key, public_key from token_keys order by number desc limit 10";

    private final Pool pool;

    TokenKeyStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps the key unless there is one already. */
    Uni<Void> addFirst(TokenKey key, Instant now) {
        Tuple row = Tuple.of(
                key.id(),
                Buffer.buffer(key.privateKey().getEncoded()),
                Buffer.buffer(key.publicKey().getEncoded()),
                now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(ADD_FIRST).execute(row).replaceWithVoid();
    }

    /** The newest first. */
    Uni<List<TokenKey>> list() {
        return pool.preparedQuery(LIST)
                .execute()
                .map(rows -> rows.stream().map(TokenKeyStore::toKey).toList());
    }

    private static TokenKey toKey(Row row) {
        return TokenKey.of(
                row.getString(0), row.getBuffer(1).getBytes(), row.getBuffer(2).getBytes());
    }
}
