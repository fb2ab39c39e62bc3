package dev.tillstream.inventory.count;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import dev.tillstream.inventory.stock.OpenLevels;
import dev.tillstream.inventory.stock.StockLevels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Counts for tests, without a database: what {@link CountStore} does. */
public final class OpenCounts {
    private final Map<LevelKey, List<CountPoint>> points = new HashMap<>();

    /** @param ledger all movements so far */
    public CountBook open(
            CountDesk desk,
            Consumer<BiConsumer<PushedOperation, Booking>> bookings,
            StockLevels levels,
            List<Movement> ledger) {
        Map<Key, Map<String, Quantity>> bookedAfter = new HashMap<>();
        desk.opened().forEach(counting -> bookedAfter.put(counting.key(), after(counting, ledger)));
        var timelines = CountBook.timelines(CountBook.counted(desk, bookings, levels), points, levels);
        return new CountBook(desk, timelines, bookedAfter);
    }

    public void keep(CountBook counts, OpenLevels levels) {
        for (CountStore.Placed placed : counts.placed()) {
            points.computeIfAbsent(placed.level(), level -> new ArrayList<>()).add(placed.point());
            levels.noteCount(placed.level(), placed.point().countedAt());
        }
    }

    private static Map<String, Quantity> after(Counting counting, List<Movement> ledger) {
        Map<String, Quantity> after = new HashMap<>();
        for (Movement movement : ledger) {
            boolean isCounted = movement.level().branchId().equals(counting.branchId());
            if (isCounted && isAfter(movement.cause(), counting.point())) {
                after.merge(movement.level().productId(), movement.change(), Quantity::plus);
            }
        }
        return after;
    }

    private static boolean isAfter(Movement.Cause cause, CountPoint point) {
        int compared = cause.occurredAt().compareTo(point.countedAt());
        boolean isLaterCount =
                cause.type() == MovementType.COUNT && cause.referenceId().compareTo(point.countId()) > 0;
        return compared > 0 || (compared == 0 && isLaterCount);
    }
}
