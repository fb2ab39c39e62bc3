package dev.tillstream.inventory.batch;

import dev.tillstream.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a line moves of one batch.
 *
 * @param batchNumber null for units that are of no batch
 */
public record Part(@Nullable String batchNumber, Quantity units) {}
