package dev.tillstream.contracts.pricing;

/**
 * What a promotion does to one line.
 *
 * @param index the line's place in the cart
 * @param taken thousandths of units, which no other promotion gets
 * @param discount minor units
 */
record Share(int index, long taken, long discount) {}
