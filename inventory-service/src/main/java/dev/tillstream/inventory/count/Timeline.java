package dev.tillstream.inventory.count;

import dev.tillstream.contracts.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One level through time: its counts, and what a batch adds to it. Pure.
 *
 * <p>A count fixes the level at its time: whatever becomes known later of what happened before it, the count has seen it.
 * So a movement that arrives late is taken back at the next count after it. A count's own difference is a movement at its
 * time, and is taken back at the next one in the same way. In any order of arrival the level ends as what was counted last
 * plus what happened after (B-12).
 */
final class Timeline {
    private final TreeSet<CountPoint> counts;
    private final Quantity before;
    private final List<Added> added = new ArrayList<>();

    /**
     * @param counts the counts that are booked; those before everything that is added may be left out
     * @param before the level without what is added
     */
    Timeline(Collection<CountPoint> counts, Quantity before) {
        this.counts = new TreeSet<>(counts);
        this.before = before;
    }

    /** A movement that a count takes back. */
    record Correction(CountPoint count, Quantity change) {}

    /**
     * What a count books.
     *
     * @param expected the level as it was at the time of the count
     * @param correction what the next count takes back
     */
    record Counted(Quantity expected, Quantity difference, Optional<Correction> correction) {}

    private record Added(CountPoint at, Quantity change) {}

    /** Adds a movement; answers what the next count takes back. */
    Optional<Correction> move(Instant time, Quantity change) {
        CountPoint at = CountPoint.before(time);
        added.add(new Added(at, change));
        return correct(counts.ceiling(at), change);
    }

    /**
     * Adds a count.
     *
     * @param bookedAfter the sum of what is booked already and happened after this count
     */
    Counted count(CountPoint point, Quantity counted, Quantity bookedAfter) {
        Quantity expected = before.plus(bookedAfter.negated());
        for (Added each : added) {
            expected = each.at().compareTo(point) <= 0 ? expected.plus(each.change()) : expected;
        }
        Quantity difference = counted.plus(expected.negated());
        added.add(new Added(point, difference));
        counts.add(point);
        return new Counted(expected, difference, correct(counts.higher(point), difference));
    }

    private Optional<Correction> correct(@Nullable CountPoint next, Quantity change) {
        if (next == null || change.equals(Quantity.ZERO)) {
            return Optional.empty();
        }
        added.add(new Added(next, change.negated()));
        return Optional.of(new Correction(next, change.negated()));
    }
}
