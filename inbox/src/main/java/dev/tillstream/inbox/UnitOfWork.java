package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/** The records that a batch touches, loaded and locked: rules change them here, then all is stored at once. */
public interface UnitOfWork {
    /**
     * Decides one operation and takes its changes over, so that the next one sees them. Without I/O. All checks come
     * before the first change: where this throws, nothing was changed.
     *
     * @throws IllegalArgumentException for a payload that can't be understood: becomes {@code rejected}
     */
    Decision decide(PushedOperation pushed, Instant now);

    /** Writes what was changed: one statement for each table. */
    Uni<Void> store(SqlConnection tx);
}
