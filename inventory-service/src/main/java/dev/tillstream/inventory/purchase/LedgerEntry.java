package dev.tillstream.inventory.purchase;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.Key;
import java.util.Locale;

/**
 * A line of what the chain owes a supplier.
 *
 * @param id follows from what is booked
 * @param amount in minor units; positive raises what is owed
 */
record LedgerEntry(String id, String supplierId, Type type, long amount, PushedOperation by) {

    enum Type {
        RECEIVED,
        RETURNED,
        PAID;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of what an operation books: each operation books at most one of a type. */
    static LedgerEntry of(PushedOperation by, Type type, String supplierId, long amount) {
        return new LedgerEntry(by.operation().opId() + ":" + type.wireName(), supplierId, type, amount, by);
    }

    /** The supplier's balance. */
    Key supplier() {
        return new Key(by.origin().organizationId(), supplierId);
    }
}
