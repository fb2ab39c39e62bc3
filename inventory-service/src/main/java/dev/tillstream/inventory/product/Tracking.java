package dev.tillstream.inventory.product;

/**
 * How a product's batches are kept (S1-49).
 *
 * @param isFirstExpiredFirstOut whether a line that names no batch takes from those that expire first
 */
public record Tracking(boolean isFirstExpiredFirstOut) {}
