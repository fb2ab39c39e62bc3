package dev.tillstream.inventory.count;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a level was counted. Of two counts of one moment the greater id is the later one.
 *
 * @param countedAt by the server's clock (B-15)
 */
record CountPoint(Instant countedAt, String countId) implements Comparable<CountPoint> {
    private static final Comparator<CountPoint> ORDER =
            Comparator.comparing(CountPoint::countedAt).thenComparing(CountPoint::countId);

    /** Before every count of that moment: what happened at the moment of a count is part of what was counted. */
    static CountPoint before(Instant time) {
        return new CountPoint(time, "");
    }

    @Override
    public int compareTo(CountPoint other) {
        return ORDER.compare(this, other);
    }
}
