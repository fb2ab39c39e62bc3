package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Stock, for the inbox. What an operation books doesn't depend on levels, so it is decided first, and levels are locked
 * only for what is really booked.
 */
@ApplicationScoped
class StockDomain implements Domain {
    private final InstantSource clock;

    StockDomain(InstantSource clock) {
        this.clock = clock;
    }

    /** Orders too: what follows from them comes as operations of their table. */
    @Override
    public Set<String> tables() {
        return Set.of(Tables.STOCK_MOVEMENTS.name(), Tables.ORDERS.name());
    }

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        Instant now = clock.instant();
        return MovementStore.ledger(tx, operations)
                .map(ledger -> Bookings.of(operations, ledger, now))
                .chain(bookings ->
                        LevelStore.add(tx, bookings.stock(), now).map(levels -> new StockWork(bookings, levels, now)));
    }
}
