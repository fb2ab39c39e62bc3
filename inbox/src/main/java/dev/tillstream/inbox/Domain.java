package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.conflict.Conflicts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

/**
 * What a service brings to the inbox for some of its tables: how their records are loaded. The rules are in the
 * {@link UnitOfWork}. Tables whose operations touch the same records belong to one domain, so that in a batch each sees
 * what the ones before it did.
 */
public interface Domain {
    /** The names of the tables whose operations, {@code <table>.<verb>}, and whose conflicts are decided here. */
    Set<String> tables();

    /**
     * Loads the records that the operations touch, one query for each table, and locks them in the order of their keys
     * (no deadlocks) until the transaction ends.
     *
     * @param operations of this domain's tables, and decisions about their conflicts: those touch the record that
     *     {@link dev.tillstream.inbox.conflict.Resolution#recordId} names
     * @param conflicts where rules open what they find
     */
    Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts);
}
