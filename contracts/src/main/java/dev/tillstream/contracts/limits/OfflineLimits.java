package dev.tillstream.contracts.limits;

import dev.tillstream.contracts.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a till may go without asking anybody (B-8). A limit that is not set doesn't hold; 0 allows nothing. What reaches a
 * limit is allowed, what exceeds it is not: a till refuses it, naming the limit, unless a manager overrides. {@code
 * limits-vectors.json} holds the cases that every implementation has to reproduce.
 *
 * @param maxOfflineHours since the last successful exchange with the gateway
 * @param maxOfflineAmount minor units: the sales that the server may not know, the one at hand included. It doesn't hold
 *     for a till that was in touch with the gateway within the last 5 minutes: what it sells only waits for its next round
 * @param maxDiscountRate basis points of what the customer would pay without the discounts that people gave; what
 *     promotions took off doesn't count
 */
public record OfflineLimits(
        @Nullable Long maxOfflineHours,
        @Nullable Long maxOfflineAmount,
        @Nullable Long maxDiscountRate) {
    public static final String HOURS = "max_offline_hours";
    public static final String AMOUNT = "max_offline_amount";
    public static final String DISCOUNT = "max_discount_rate";

    private static final Duration IN_TOUCH = Duration.ofMinutes(5);
    private static final long BASIS_POINTS = 10_000;

    /**
     * What is about to happen.
     *
     * @param offline time since the last successful exchange with the gateway
     * @param unsynced minor units: the sales that the server may not know, without this one
     * @param total of this sale, minor units
     * @param discount given by people, on the order and its lines, minor units
     * @param undiscounted what the order's lines come to before that discount, minor units
     */
    public record Sale(Duration offline, long unsynced, long total, long discount, long undiscounted) {}

    /**
     * A limit that would be exceeded.
     *
     * @param limit the setting's name
     * @param allowed its value
     * @param actual what it would be instead, in the same unit: hours are cut, a rate is rounded up
     */
    public record Breach(String limit, long allowed, long actual) {
        @Override
        public String toString() {
            return limit + " is " + allowed + ", this would be " + (limit.equals(HOURS) ? "more than " : "") + actual;
        }
    }

    /** @param settings of the branch: {@link BranchSettings} */
    public static OfflineLimits of(Fields settings) {
        return new OfflineLimits(settings.integer(HOURS), settings.integer(AMOUNT), settings.integer(DISCOUNT));
    }

    /** The limits that the sale would exceed, in the order of this record's fields; none for a sale that may be made. */
    public List<Breach> breaches(Sale sale) {
        List<Breach> breaches = new ArrayList<>();
        if (maxOfflineHours != null && sale.offline().compareTo(Duration.ofHours(maxOfflineHours)) > 0) {
            breaches.add(new Breach(HOURS, maxOfflineHours, sale.offline().toHours()));
        }
        long amount = Math.addExact(sale.unsynced(), sale.total());
        boolean alone = sale.offline().compareTo(IN_TOUCH) > 0;
        if (maxOfflineAmount != null && alone && amount > maxOfflineAmount) {
            breaches.add(new Breach(AMOUNT, maxOfflineAmount, amount));
        }
        long share = Math.multiplyExact(sale.discount(), BASIS_POINTS);
        if (maxDiscountRate != null && share > Math.multiplyExact(maxDiscountRate, sale.undiscounted())) {
            breaches.add(new Breach(DISCOUNT, maxDiscountRate, rate(share, sale.undiscounted())));
        }
        return breaches;
    }

    private static long rate(long share, long whole) {
        return whole == 0 ? BASIS_POINTS : -Math.floorDiv(-share, whole);
    }
}
