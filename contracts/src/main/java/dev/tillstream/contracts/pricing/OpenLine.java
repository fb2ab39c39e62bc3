package dev.tillstream.contracts.pricing;

import org.jspecify.annotations.Nullable;

/**
 * What of a line no promotion has taken yet.
 *
 * @param index the line's place in the cart
 * @param free thousandths of units
 * @param counted whether it is sold in pieces, which can be put together to threes and bundles
 * @param room how much more may be taken off the line, minor units
 */
record OpenLine(
        int index,
        String productId,
        @Nullable String categoryId,
        long unitPrice,
        long free,
        boolean counted,
        long room) {

    /** Whole pieces that are free; none of what is weighed or measured. */
    long pieces() {
        return counted ? free / 1000 : 0;
    }
}
