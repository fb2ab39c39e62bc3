package dev.tillstream.inventory.ledger;

import dev.tillstream.inbox.read.LedgerPlace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which movements of a product are asked for.
 *
 * @param branchId null for all branches together
 * @param from the earliest time that is told of
 * @param before where the page begins, the newest first
 */
record MovementQuery(
        String organizationId,
        String productId,
        @Nullable String branchId,
        Instant from,
        LedgerPlace before,
        int limit) {}
