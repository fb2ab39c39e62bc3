package dev.tillstream.gateway.token;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/** Key pairs in the gateway's database: of several gateways that make the next one together, one does. */
@Singleton
final class TokenKeyStore {
    private static final int KEPT = 3;
    private static final String ADD = """
            insert into token_keys (number, key_id, private_key, public_key, created_at) values ($1, $2, $3, $4, $5)
            on conflict (number) do nothing
            """;
    private static final String DROP_OLD = "delete from token_keys where number <= $1";
    private static final String LIST =
            "select number, key_id, created_at, private_key, public_key from token_keys order by number desc";

    private final Pool pool;

    TokenKeyStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps the key, unless another one has its number already, and drops those long out of use. */
    Uni<Void> add(TokenKey key) {
        Tuple row = Tuple.of(
                key.number(),
                key.id(),
                Buffer.buffer(key.privateKey().getEncoded()),
                Buffer.buffer(key.publicKey().getEncoded()),
                key.since().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(ADD)
                .execute(row)
                .chain(() -> pool.preparedQuery(DROP_OLD).execute(Tuple.of(key.number() - KEPT)))
                .replaceWithVoid();
    }

    Uni<KeyRing> list() {
        return pool.preparedQuery(LIST)
                .execute()
                .map(rows -> new KeyRing(rows.stream().map(TokenKeyStore::toKey).toList()));
    }

    private static TokenKey toKey(Row row) {
        return TokenKey.of(
                row.getInteger(0),
                row.getString(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getBuffer(3).getBytes(),
                row.getBuffer(4).getBytes());
    }
}
