package dev.tillstream.inventory.ledger;

import dev.tillstream.inbox.ledger.LedgerSpan;
import org.jspecify.annotations.Nullable;

/**
 * Which movements of a product are asked for.
 *
 * @param branchId null for all branches together
 */
record MovementQuery(
        String organizationId, String productId, @Nullable String branchId, LedgerSpan span) {}
