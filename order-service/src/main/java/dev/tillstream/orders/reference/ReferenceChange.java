package dev.tillstream.orders.reference;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.store.Key;

/**
 * A record of another service, as it is now.
 *
 * @param data empty for one that was deleted: no rule needs it any more
 */
record ReferenceChange(String table, Key key, long version, Fields data) {
    static ReferenceChange of(String organizationId, Change change) {
        // A cost's record is a product's: its own id is derived.
        Fields data = change.data() == null ? Fields.NONE : change.data();
        String id = change.table().equals("product_costs") && data.text("product_id") != null
                ? data.requiredText("product_id")
                : change.id();
        return new ReferenceChange(change.table(), new Key(organizationId, id), change.version(), data);
    }
}
