package dev.tillstream.inventory;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inventory.batch.BatchStore;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.cost.CostStore;
import dev.tillstream.inventory.count.CountBook;
import dev.tillstream.inventory.serial.SerialStore;
import dev.tillstream.inventory.stock.LevelStore;
import dev.tillstream.inventory.stock.MovementStore;
import dev.tillstream.inventory.stock.StockLevels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** A batch whose bookings are decided and whose levels are moved and locked: tells each operation's part of it. */
final class InventoryWork implements UnitOfWork {
    private final Bookings bookings;
    private final Desks desks;
    private final Books books;
    private final CountBook counts;
    private final StockLevels levels;

    private InventoryWork(Bookings bookings, Desks desks, Books books, CountBook counts, StockLevels levels) {
        this.bookings = bookings;
        this.desks = desks;
        this.books = books;
        this.counts = counts;
        this.levels = levels;
    }

    /** Decides all operations, in their order, and moves the levels. */
    static Uni<InventoryWork> book(SqlConnection tx, List<PushedOperation> operations, Desks desks, Books books) {
        Bookings bookings = Bookings.of(operations, desks, books);
        return LevelStore.add(tx, bookings.stock(), books.now())
                .chain(levels -> CountBook.open(tx, desks.counts(), bookings::forEach, levels)
                        .map(counts -> new InventoryWork(bookings, desks, books, counts, levels)))
                .call(work -> LevelStore.add(tx, bookings.bookCounts(work.counts, books), books.now()));
    }

    @Override
    public Decision decide(PushedOperation pushed, Instant now) {
        Booking booking = bookings.of(pushed);
        List<Change> touched = levels.take(booking.stock());
        return booking.decide(touched);
    }

    /** Decided with the others: what it moves had to be known before levels were locked. */
    @Override
    public Decision resolve(PushedOperation pushed, Conflicts conflicts, Instant now) {
        return decide(pushed, now);
    }

    /**
     * Fails where another consumer booked one of these since they were loaded, as after a rebalance, when the old owner of a
     * partition is not done yet: the inbox tries again, and finds it booked.
     */
    @Override
    public Uni<Void> store(SqlConnection tx) {
        return MovementStore.add(tx, bookings.movements(), books.now())
                .chain(() -> desks.store(tx))
                .chain(() -> CostStore.store(tx, books.costs()))
                .chain(() -> BatchStore.store(tx, books.batches()))
                .chain(() -> SerialStore.store(tx, books.serials(), books.now()))
                .chain(() -> counts.store(tx));
    }
}
