package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.BatchLine;
import dev.tillstream.inventory.serial.Serial;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

/** Books the operations of some tables; the records that they are about are loaded and locked. */
public interface Desk {
    boolean takes(PushedOperation pushed);

    /** The goods of records that operations are about, beside those that the operations themselves name. */
    default List<BatchLine> lines(List<PushedOperation> operations) {
        return List.of();
    }

    /** The pieces of records that operations are about, beside those that the operations themselves name. */
    default List<Serial> serials(List<PushedOperation> operations) {
        return List.of();
    }

    /** The products whose costs operations need, beside those that creating and receiving documents need. */
    default Set<Key> costed(List<PushedOperation> operations) {
        return Set.of();
    }

    /**
     * Books one operation, so that the next one finds it booked. All checks come before the first change.
     *
     * @throws IllegalArgumentException for a payload that can't be understood
     */
    Booking book(PushedOperation pushed, Books books);

    /** Writes the records that it created and changed: one statement for each table. */
    Uni<Void> store(SqlConnection tx);
}
