package dev.tillstream.inventory;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inventory.batch.BatchStore;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.cost.CostStore;
import dev.tillstream.inventory.product.ProductStore;
import dev.tillstream.inventory.product.Tracked;
import dev.tillstream.inventory.sale.SaleLines;
import dev.tillstream.inventory.serial.SerialStore;
import dev.tillstream.inventory.stock.MovementStore;
import dev.tillstream.inventory.transfer.TransferDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that moves stock, for the inbox: one domain, because all of it meets in the levels. What an operation books
 * doesn't depend on levels, so it is decided first, and levels are locked only for what is really booked; then what people
 * counted is.
 */
@ApplicationScoped
class InventoryDomain implements Domain {
    private final InstantSource clock;

    InventoryDomain(InstantSource clock) {
        this.clock = clock;
    }

    /** Orders too: what follows from them and from returns comes as operations of their table. */
    @Override
    public Set<String> tables() {
        return Stream.of(
                        Tables.STOCK_MOVEMENTS,
                        Tables.ORDERS,
                        Tables.LOSSES,
                        Tables.SUPPLIER_PURCHASES,
                        Tables.SUPPLIER_PAYMENTS,
                        Tables.STOCK_TRANSFERS,
                        Tables.STOCK_COUNTS)
                .map(Table::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        Instant now = clock.instant();
        Lookup lookup = Lookup.of(operations);
        return conflicts
                .about(tx, Tables.STOCK_TRANSFERS, TransferDesk.received(operations))
                .chain(() -> conflicts.about(tx, Tables.STOCK_MOVEMENTS, SaleLines.doubted(operations)))
                .chain(() -> ProductStore.tracked(tx, lookup.products()))
                .chain(tracked -> Desks.load(tx, operations, tracked.batches(), now)
                        .chain(desks -> books(tx, lookup.with(desks, operations), tracked, conflicts, now)
                                .chain(books -> InventoryWork.book(tx, operations, desks, books))));
    }

    /** Locked always in the same order, so that nobody deadlocks: documents, costs, batches, pieces, and then levels. */
    private static Uni<Books> books(
            SqlConnection tx, Lookup lookup, Tracked tracked, Conflicts conflicts, Instant now) {
        return CostStore.lock(tx, lookup.costed())
                .chain(costs -> BatchStore.lock(tx, lookup.lines(), tracked.batches())
                        .chain(batches -> SerialStore.lock(tx, lookup.serials(), tracked.serials())
                                .chain(serials -> MovementStore.booked(tx, List.copyOf(lookup.probes()))
                                        .map(known -> new Books(known, batches, serials, costs, conflicts, now)))));
    }
}
