package dev.tillstream.inventory.serial;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list; what is null is not asked for.
 *
 * @param after the last piece of the part before; empty names for the first part
 */
record SerialQuery(
        String organizationId,
        @Nullable String branchId,
        @Nullable String productId,
        @Nullable String number,
        @Nullable String status,
        Serial after,
        int limit) {}
