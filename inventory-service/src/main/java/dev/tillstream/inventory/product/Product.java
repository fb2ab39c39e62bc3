package dev.tillstream.inventory.product;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import org.jspecify.annotations.Nullable;

/**
 * A product as the catalog published it.
 *
 * @param fields empty for one that was deleted
 */
record Product(Key key, long version, boolean isDeleted, Fields fields) {

    /** Unless the product says otherwise (S1-49: {@code use_fifo} is 1 by default). */
    boolean isFirstExpiredFirstOut() {
        return fields.value("use_fifo") == null || fields.flag("use_fifo");
    }

    @Nullable
    Long thousandths(String name) {
        Quantity quantity = fields.quantity(name);
        return quantity == null ? null : quantity.thousandths();
    }
}
