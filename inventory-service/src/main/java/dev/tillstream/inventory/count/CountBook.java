package dev.tillstream.inventory.count;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.AuditEntry;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.Part;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Disputes;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.LevelStore;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.MovementType;
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

    private CountBook(CountDesk desk, Map<LevelKey, Timeline> timelines, Map<Key, Map<String, Quantity>> bookedAfter) {
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
        Set<LevelKey> counted = new LinkedHashSet<>(CountDesk.levelsOf(desk.opened()));
        bookings.accept((pushed, booking) -> booking.stock().stream()
                .map(StockChange::level)
                .filter(level -> levels.isCountedSince(level, pushed.occurredAtByServerClock()))
                .forEach(counted::add));
        List<LevelKey> keys = List.copyOf(counted);
        return CountStore.points(tx, keys)
                .map(points -> timelines(keys, points, levels))
                .chain(timelines -> CountStore.bookedAfter(tx, desk.opened())
                        .map(bookedAfter -> new CountBook(desk, timelines, bookedAfter)));
    }

    /** The same booking, with what later counts take back of it; all of a batch come before {@link #count}. */
    public Booking corrected(PushedOperation pushed, Booking booking) {
        if (timelines.isEmpty()) {
            return booking;
        }
        List<Movement> corrections = new ArrayList<>();
        for (StockChange change : booking.stock()) {
            Timeline timeline = timelines.get(change.level());
            if (timeline != null && change.movements() > 0) {
                timeline.move(pushed.occurredAtByServerClock(), change.change())
                        .ifPresent(correction ->
                                corrections.add(movement(pushed, change.level(), correction, corrections.size())));
            }
        }
        return booking.correcting(corrections);
    }

    /** What the opened counts book, in their order. */
    public Map<PushedOperation, Booking> count(Books books) {
        Map<PushedOperation, Booking> bookings = new HashMap<>();
        desk.opened().forEach(counting -> bookings.put(counting.pushed(), count(counting, books)));
        return bookings;
    }

    public Uni<Void> store(SqlConnection tx) {
        Map<LevelKey, Instant> last = new HashMap<>();
        placed.forEach(place ->
                last.merge(place.level(), place.point().countedAt(), (one, two) -> one.isBefore(two) ? two : one));
        return CountStore.add(tx, placed).chain(() -> LevelStore.noteCounts(tx, last));
    }

    private Booking count(Counting counting, Books books) {
        PushedOperation pushed = counting.pushed();
        Map<String, Quantity> after = bookedAfter.getOrDefault(counting.key(), Map.of());
        List<Fields> lines = new ArrayList<>();
        List<Movement> movements = new ArrayList<>();
        counting.counted().forEach((product, counted) -> {
            LevelKey level = counting.levelOf(product);
            Timeline.Counted found =
                    timeline(level).count(counting.point(), counted, after.getOrDefault(product, Quantity.ZERO));
            placed.add(new CountStore.Placed(level, counting.point()));
            List<CountRules.Line> told = told(counting, product, found, books);
            told.forEach(line -> lines.add(line.fields()));
            movements.addAll(differences(counting, level, told, found, movements.size(), books));
            found.correction()
                    .ifPresent(correction -> movements.add(movement(pushed, level, correction, movements.size())));
        });
        lines.sort((one, two) -> Long.compare(one.integerOrZero("line_number"), two.integerOrZero("line_number")));
        return booking(counting, lines, movements, books);
    }

    private Booking booking(Counting counting, List<Fields> lines, List<Movement> movements, Books books) {
        PushedOperation pushed = counting.pushed();
        Document opened = desk.documents().find(pushed).orElseThrow();
        Document count = desk.documents().complete(opened, opened.fields().with("items", lines));
        List<Change> changes = books.tell();
        List<StockChange> touched =
                counting.levels().stream().map(StockChange::none).toList();
        return Disputes.applied(pushed, desk.documents(), count, Disputes.Effects.of(movements, changes), books)
                .moving(touched)
                .audited(new AuditEntry(Tables.STOCK_COUNTS, count.record().id(), null, count.fields()));
    }

    private static List<CountRules.Line> told(Counting counting, String product, Timeline.Counted found, Books books) {
        LevelKey level = counting.levelOf(product);
        Map<String, Quantity> batches = new HashMap<>();
        List<CountRules.Line> told = new ArrayList<>();
        for (Fields line : counting.lines()) {
            if (product.equals(line.text("product_id"))) {
                String batch = line.text("batch_number");
                if (batch != null) {
                    batches.put(batch, books.batches().unitsOf(level, batch));
                }
                told.add(CountRules.line(line, found, batches));
            }
        }
        return told;
    }

    /** One movement for each batch that differs, and one for what is left. */
    private static List<Movement> differences(
            Counting counting,
            LevelKey level,
            List<CountRules.Line> lines,
            Timeline.Counted found,
            int from,
            Books books) {
        List<Part> parts = new ArrayList<>();
        for (CountRules.Line line : lines) {
            if (line.isOfBatch() && !line.difference().equals(Quantity.ZERO)) {
                Part part = new Part(line.fields().text("batch_number"), line.difference());
                books.batches().put(level, part, null, counting.pushed(), books.now());
                parts.add(part);
            }
        }
        Quantity beside = CountRules.beside(lines, found.difference());
        if (!beside.equals(Quantity.ZERO)) {
            parts.add(new Part(null, beside));
        }
        List<Movement> movements = new ArrayList<>();
        for (Part part : parts) {
            movements.add(new Movement(
                    MovementIds.of(
                            level.organizationId(), counting.key().id(), MovementType.COUNT, from + movements.size()),
                    new StockChange(level, part.units()),
                    cause(counting.pushed(), counting.point()),
                    Movement.Lot.ofBatch(part.batchNumber())));
        }
        return movements;
    }

    private static Movement movement(PushedOperation by, LevelKey level, Timeline.Correction correction, int number) {
        String id = Ids.derived(by.operation().opId().toString(), level.id(), Integer.toString(number));
        return new Movement(
                id, new StockChange(level, correction.change()), cause(by, correction.count()), Movement.Lot.UNKNOWN);
    }

    private static Movement.Cause cause(PushedOperation by, CountPoint point) {
        return new Movement.Cause(
                MovementType.COUNT,
                point.countId(),
                point.countedAt(),
                by.origin().deviceId());
    }

    private Timeline timeline(LevelKey level) {
        return Objects.requireNonNull(timelines.get(level));
    }

    private static Map<LevelKey, Timeline> timelines(
            List<LevelKey> keys, Map<LevelKey, List<CountPoint>> points, StockLevels levels) {
        Map<LevelKey, Timeline> timelines = new HashMap<>();
        keys.forEach(level ->
                timelines.put(level, new Timeline(points.getOrDefault(level, List.of()), levels.quantity(level))));
        return timelines;
    }
}
