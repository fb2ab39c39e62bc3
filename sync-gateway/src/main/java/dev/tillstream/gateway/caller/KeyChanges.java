package dev.tillstream.gateway.caller;

import dev.tillstream.gateway.head.Announcement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Tells every gateway, this one at once, that a device's key has changed. */
@Singleton
public final class KeyChanges {
    private static final String NOTIFY = "select pg_notify($1, $2)";

    private final Pool pool;
    private final Authentication authentication;

    KeyChanges(Pool pool, Authentication authentication) {
        this.pool = pool;
        this.authentication = authentication;
    }

    public Uni<Void> announce() {
        authentication.forgetAll();
        return pool.preparedQuery(NOTIFY)
                .execute(Tuple.of(Announcement.CHANNEL, Announcement.KEYS_CHANGED))
                .replaceWithVoid();
    }
}
