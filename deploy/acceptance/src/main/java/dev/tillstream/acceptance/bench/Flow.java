package dev.tillstream.acceptance.bench;

import java.util.List;

/**
 * How far a stream of sales was at one moment.
 *
 * @param applied with receipt
 * @param stocked with their stock movements
 */
record Flow(long atNanos, long pushed, long applied, long stocked) {
    private static final double NANOS = 1e9;
    private static final int THIRDS = 3;

    /** Sales a second that went all the way: the slower of receipts and stock. */
    double rateSince(Flow earlier) {
        double seconds = Math.max(1, atNanos - earlier.atNanos) / NANOS;
        return Math.min(applied - earlier.applied, stocked - earlier.stocked) / seconds;
    }

    /** Pushed and not applied. */
    long lag() {
        return pushed - applied;
    }

    /** Applied, and the stock does not know yet. */
    long stockLag() {
        return Math.max(0, applied - stocked);
    }

    /** The mean lag of a third, stock included: 0 is the first, 2 the last. */
    static double lag(List<Flow> flows, int third) {
        int size = flows.size() / THIRDS;
        return flows.subList(third * size, (third + 1) * size).stream()
                .mapToLong(flow -> flow.lag() + flow.stockLag())
                .average()
                .orElse(0);
    }
}
