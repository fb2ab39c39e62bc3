package dev.tillstream.orders.order;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.StoredRecord;

/**
 * A sale with its items and payments, which are fields of the record: never seen in part.
 *
 * @param fingerprint of the operation that made it: tells a repetition from another sale under the same id
 */
record Order(StoredRecord record, String fingerprint) {
    long number() {
        return record.fields().requiredInteger("global_order_number");
    }

    String transactionCode() {
        return record.fields().requiredText("transaction_code");
    }

    boolean isVoid() {
        return OrderStatus.CANCELLED.isOf(record.fields());
    }

    Change toChange() {
        return record.toChange(Tables.ORDERS);
    }
}
