package dev.tillstream.inventory.count;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Disputes;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.LevelStore;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.StockChange;
import dev.tillstream.inventory.stock.StockLevels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a batch does to levels that were counted, or are: books the opened counts, and takes back at later counts what
 * arrives late (B-12). The levels are locked. Nothing is asked of the database for a batch without either.
 */
public final class CountBook {
    private final CountDesk desk;
    private final Map<LevelKey, Timeline> timelines;
    private final Map<Key, Map<String, Quantity>> bookedAfter;
    private final List<CountStore.Placed> placed = new ArrayList<>();

    /**
     * @param timelines of the levels that are counted, or move before a count of them
     * @param bookedAfter for each opened count, what is booked of its products that happened after it
     */
    CountBook(CountDesk desk, Map<LevelKey, Timeline> timelines, Map<Key, Map<String, Quantity>> bookedAfter) {
        this.desk = desk;
        this.timelines = timelines;
        this.bookedAfter = bookedAfter;
    }

    /** @param bookings goes through those of the batch, by operation, without what counts book */
    public static Uni<CountBook> open(
            SqlConnection tx,
            CountDesk desk,
            Consumer<BiConsumer<PushedOperation, Booking>> bookings,
            StockLevels levels) {
        Set<LevelKey> counted = counted(desk, bookings, levels);
        return CountStore.points(tx, List.copyOf(counted))
                .map(points -> timelines(counted, points, levels))
                .chain(timelines -> CountStore.bookedAfter(tx, desk.opened())
                        .map(bookedAfter -> new CountBook(desk, timelines, bookedAfter)));
    }

    /** The levels that are counted by the batch, or were already, after something that it books. */
    static Set<LevelKey> counted(
            CountDesk desk, Consumer<BiConsumer<PushedOperation, Booking>> bookings, StockLevels levels) {
        Set<LevelKey> counted = new LinkedHashSet<>(CountDesk.levelsOf(desk.opened()));
        bookings.accept((pushed, booking) -> addCounted(counted, pushed, booking, levels));
        return counted;
    }

    static Map<LevelKey, Timeline> timelines(
            Set<LevelKey> counted, Map<LevelKey, List<CountPoint>> points, StockLevels levels) {
        Map<LevelKey, Timeline> timelines = new HashMap<>();
        counted.forEach(level ->
                timelines.put(level, new Timeline(points.getOrDefault(level, List.of()), levels.quantity(level))));
        return timelines;
    }

    /** The same booking, with what later counts take back of it; all of a batch come before {@link #count}. */
    public Booking corrected(PushedOperation pushed, Booking booking) {
        if (timelines.isEmpty()) {
            return booking;
        }
        List<Movement> corrections = new ArrayList<>();
        for (int i = 0; i < booking.stock().size(); i++) {
            StockChange change = booking.stock().get(i);
            Timeline timeline = timelines.get(change.level());
            if (timeline != null && change.movements() > 0) {
                timeline.move(booking.timeOf(i, pushed), change.change())
                        .map(late -> CountMovements.correction(pushed, change.level(), late, corrections.size()))
                        .ifPresent(corrections::add);
            }
        }
        return booking.correcting(corrections);
    }

    /** What the opened counts book, in their order; then they are open no longer. */
    public Map<PushedOperation, Booking> count(Books books) {
        Map<PushedOperation, Booking> bookings = new HashMap<>();
        desk.takeOpened().forEach(counting -> bookings.put(counting.pushed(), count(counting, books)));
        return bookings;
    }

    public Uni<Void> store(SqlConnection tx) {
        Map<LevelKey, Instant> last = new HashMap<>();
        placed.forEach(place ->
                last.merge(place.level(), place.point().countedAt(), (one, two) -> one.isBefore(two) ? two : one));
        return CountStore.add(tx, placed).chain(() -> LevelStore.noteCounts(tx, last));
    }

    List<CountStore.Placed> placed() {
        return placed;
    }

    private Booking count(Counting counting, Books books) {
        PushedOperation pushed = counting.pushed();
        Map<String, Quantity> after = bookedAfter.getOrDefault(counting.key(), Map.of());
        CountMovements movements = new CountMovements(counting, books);
        counting.counted().forEach((product, counted) -> {
            LevelKey level = counting.levelOf(product);
            Timeline timeline = Objects.requireNonNull(timelines.get(level));
            placed.add(new CountStore.Placed(level, counting.point()));
            movements.add(
                    product, timeline.count(counting.point(), counted, after.getOrDefault(product, Quantity.ZERO)));
        });
        Document opened = desk.documents().find(pushed).orElseThrow();
        Document count = desk.documents().complete(opened, opened.fields().with("items", movements.lines()));
        List<StockChange> touched =
                counting.levels().stream().map(StockChange::none).toList();
        Disputes.Effects effects = Disputes.Effects.of(movements.all(), books.tell());
        return Disputes.applied(pushed, desk.documents(), count, effects, books)
                .moving(touched)
                .audited(List.of(AuditEntry.of(Tables.STOCK_COUNTS, null, count.record())));
    }

    private static void addCounted(Set<LevelKey> counted, PushedOperation pushed, Booking booking, StockLevels levels) {
        for (int i = 0; i < booking.stock().size(); i++) {
            LevelKey level = booking.stock().get(i).level();
            if (levels.isCountedSince(level, booking.timeOf(i, pushed))) {
                counted.add(level);
            }
        }
    }
}
