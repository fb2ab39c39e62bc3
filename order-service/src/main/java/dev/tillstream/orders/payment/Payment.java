package dev.tillstream.orders.payment;

import dev.tillstream.inbox.store.StoredRecord;

/**
 * A payment by itself, for an order or to a customer's account.
 *
 * @param fingerprint of the operation that made it
 */
public record Payment(StoredRecord record, String fingerprint) {}
