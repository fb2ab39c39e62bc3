package dev.tillstream.inventory.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** B-12: a count fixes the level at its time, whatever becomes known later. */
class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void saleThatArrivesAfterTheCountButHappenedBeforeIsPartOfWhatWasCounted() {
        Timeline timeline = new Timeline(List.of(), Quantity.ofWhole(10));

        Timeline.Counted counted = timeline.count(at(5, "c1"), Quantity.ofWhole(7), Quantity.ZERO);
        assertThat(counted.expected()).isEqualTo(Quantity.ofWhole(10));
        assertThat(counted.difference()).isEqualTo(Quantity.ofWhole(-3));

        assertThat(timeline.move(START.plusSeconds(4), Quantity.ofWhole(-3)))
                .contains(new Timeline.Correction(at(5, "c1"), Quantity.ofWhole(3)));
        assertThat(timeline.move(START.plusSeconds(6), Quantity.ofWhole(-1))).isEmpty();
    }

    @Test
    void whatIsBookedAlreadyAndHappenedLaterIsNotExpectedByTheCount() {
        Timeline timeline = new Timeline(List.of(), Quantity.ofWhole(8));

        Timeline.Counted counted = timeline.count(at(5, "c1"), Quantity.ofWhole(10), Quantity.ofWhole(-2));

        assertThat(counted.expected()).isEqualTo(Quantity.ofWhole(10));
        assertThat(counted.difference()).isEqualTo(Quantity.ZERO);
    }

    /** Level at the end = what was counted last + what happened after, in any order of arrival, in batches of any size. */
    @Test
    void anyOrderOfArrivalEndsAsWhatWasCountedLastPlusWhatHappenedAfter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Event> events = events(random);
            Quantity expected = expected(events);
            Collections.shuffle(events, random);

            assertThat(booked(events, random))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    /** A movement, or a count where the id is not empty. */
    private record Event(int second, String countId, Quantity units) {
        CountPoint point() {
            return at(second, countId);
        }

        boolean isCount() {
            return !countId.isEmpty();
        }
    }

    private record Line(CountPoint at, Quantity change) {}

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            boolean isCount = random.nextInt(4) == 0;
            long units = isCount ? random.nextInt(50) : random.nextInt(11) - 5;
            events.add(new Event(random.nextInt(10), isCount ? "c" + i : "", Quantity.ofWhole(units)));
        }
        return events;
    }

    private static Quantity expected(List<Event> events) {
        Quantity level = Quantity.ZERO;
        for (Event event :
                events.stream().sorted(Comparator.comparing(Event::point)).toList()) {
            level = event.isCount() ? event.units() : level.plus(event.units());
        }
        return level;
    }

    /** Books the events in batches, as the service does: movements first, then counts; the ledger is kept between. */
    private static Quantity booked(List<Event> events, Random random) {
        List<Line> ledger = new ArrayList<>();
        List<CountPoint> counts = new ArrayList<>();
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(5));
            List<Event> batch = events.subList(from, to);
            Timeline timeline = new Timeline(counts, sum(ledger));
            List<Line> added = new ArrayList<>();
            for (Event event : batch) {
                if (!event.isCount()) {
                    added.add(new Line(event.point(), event.units()));
                    timeline.move(event.point().countedAt(), event.units())
                            .ifPresent(c -> added.add(new Line(c.count(), c.change())));
                }
            }
            for (Event event : batch) {
                if (event.isCount()) {
                    Quantity after = sum(ledger.stream()
                            .filter(line -> line.at().compareTo(event.point()) > 0)
                            .toList());
                    Timeline.Counted counted = timeline.count(event.point(), event.units(), after);
                    added.add(new Line(event.point(), counted.difference()));
                    counted.correction().ifPresent(c -> added.add(new Line(c.count(), c.change())));
                    counts.add(event.point());
                }
            }
            ledger.addAll(added);
            from = to;
        }
        return sum(ledger);
    }

    private static Quantity sum(List<Line> lines) {
        return lines.stream().map(Line::change).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static CountPoint at(int second, String countId) {
        return new CountPoint(START.plusSeconds(second), countId);
    }
}
