package dev.tillstream.orders.fact;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.Optional;

/** What each kind of fact has of its own; what they have in common is in {@link Facts}. */
interface FactHandler {
    Table table();

    /** What stands under that id. */
    Optional<Standing> find(Key key);

    /** What stands under the reference that the operation brings; kinds without references have none. */
    default Optional<Standing> withReferenceOf(PushedOperation pushed) {
        return Optional.empty();
    }

    /** Books it as it happened, with all that hangs on it. Its id and its reference are free. */
    Decision book(PushedOperation pushed, Instant now);

    /** Takes over a version in which nothing changed that is counted anywhere. */
    void change(StoredRecord changed);

    /** Whether a customer's account counts it, or would if it named its customer. */
    boolean isOnAccount(StoredRecord record);
}
