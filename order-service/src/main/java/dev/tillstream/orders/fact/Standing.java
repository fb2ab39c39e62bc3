package dev.tillstream.orders.fact;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.inbox.store.StoredRecord;

/**
 * A fact that stands.
 *
 * @param fingerprint of the operation that made it
 */
record Standing(StoredRecord record, String fingerprint) {
    /** Whether the operation is the one that made it, come again under another operation id. */
    boolean isMadeBy(PushedOperation pushed) {
        return record.id().equals(pushed.operation().id()) && fingerprint.equals(pushed.fingerprint());
    }

    /** The receipt of the operation that made it. */
    Receipt receipt(PushedOperation again) {
        Receipt receipt = Receipt.applied(again, record.version());
        Long number = record.fields().integer("global_order_number");
        return number == null
                ? receipt
                : receipt.withNumbers(number, record.fields().requiredText("transaction_code"));
    }
}
