package dev.tillstream.gateway.caller;

import dev.tillstream.gateway.head.Announcement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Tells every gateway that a device has changed, so that none goes on with what it knew. */
@Singleton
public final class KeyChanges {
    private static final String NOTIFY = "select pg_notify($1, $2)";

    private final Authentication authentication;

    KeyChanges(Authentication authentication) {
        this.authentication = authentication;
    }

    /** With the transaction of the change: it is told with the commit, and never without one. */
    public Uni<Void> announce(SqlConnection transaction) {
        return transaction
                .preparedQuery(NOTIFY)
                .execute(Tuple.of(Announcement.CHANNEL, Announcement.KEYS_CHANGED))
                .replaceWithVoid();
    }

    /** This gateway needs not wait for what it will hear itself. */
    public void heard() {
        authentication.forgetAll();
    }
}
