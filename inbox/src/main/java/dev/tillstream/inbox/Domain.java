package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What a service brings to the inbox: how its records are loaded. The rules are in the {@link UnitOfWork}. */
public interface Domain {
    /**
     * Loads the records that the operations touch, one query for each table, and locks them in the order of their keys
     * (no deadlocks) until the transaction ends.
     */
    Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations);
}
