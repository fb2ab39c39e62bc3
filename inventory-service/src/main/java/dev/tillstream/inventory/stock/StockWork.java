package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.UnitOfWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** A batch whose bookings are decided and whose levels are moved and locked: tells each operation's part of it. */
final class StockWork implements UnitOfWork {
    private final Bookings bookings;
    private final StockLevels levels;
    private final Instant loadedAt;

    StockWork(Bookings bookings, StockLevels levels, Instant loadedAt) {
        this.bookings = bookings;
        this.levels = levels;
        this.loadedAt = loadedAt;
    }

    @Override
    public Decision decide(PushedOperation pushed, Instant now) {
        Booking booking = bookings.of(pushed);
        List<Change> touched = levels.take(booking.stock());
        return booking.decide(pushed, touched);
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return MovementStore.add(tx, bookings, loadedAt);
    }
}
