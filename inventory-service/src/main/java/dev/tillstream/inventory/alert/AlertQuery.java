package dev.tillstream.inventory.alert;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param branchId null for all branches
 * @param after the id of the last level of the part before; empty for the first part
 */
record AlertQuery(String organizationId, @Nullable String branchId, String after, int limit) {}
