package dev.tillstream.inventory.batch;

import dev.tillstream.contracts.Ids;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.stock.LevelKey;

/** A line that an operation brings: which product where, and which batch it names. */
public record BatchLine(LevelKey level, BatchName named) {

    /** The product's record. */
    public Key product() {
        return new Key(level.organizationId(), level.productId());
    }

    /** The record of a batch; follows from branch, product and number. */
    static Key keyOf(LevelKey level, String batchNumber) {
        return new Key(level.organizationId(), Ids.derived(level.branchId(), level.productId(), batchNumber));
    }
}
