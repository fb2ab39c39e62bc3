package dev.tillstream.client.sale;

import dev.tillstream.client.catalog.Editing;
import dev.tillstream.client.limit.LimitExceededException;
import dev.tillstream.client.limit.ManagerOverride;
import dev.tillstream.client.limit.SaleLimits;
import dev.tillstream.client.record.CurrentShift;
import dev.tillstream.client.record.StockRules;
import dev.tillstream.client.store.OperationLog;
import dev.tillstream.client.store.OperationLog.Happening;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sells, and takes goods back. Each is one local transaction that holds the record, its rows, its link in the device's
 * chain of documents, the outbox row, the device's next {@code seq} and the stock as it should be now: all of it or
 * nothing is there after a power cut (S1-93, S2-22, B-3, R-1). Nothing here waits for the network (S0-7, S2-1).
 */
public final class Selling {
    private static final String UNNAMED_DEVICE = "TILL";

    private final TillDatabase database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final ZoneId zone;
    private final Editing editing;
    private final SaleLimits limits;

    /** @param editing for what a sale puts an end to: the parked order that it was */
    public Selling(
            TillDatabase database,
            InstantSource clock,
            Supplier<UUID> ids,
            ZoneId zone,
            Editing editing,
            SaleLimits limits) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.zone = zone;
        this.editing = editing;
        this.limits = limits;
    }

    /**
     * Sells, and answers the order as it was written. The parked order that it was is gone with it (B-11).
     *
     * @param override a manager's word, where the sale may exceed the limits of its branch
     * @throws LimitExceededException for a sale beyond a limit without that (B-8)
     * @throws IllegalArgumentException for a sale that makes no sense
     */
    public Fields sell(Sale sale, @Nullable ManagerOverride override) {
        Instant now = clock.instant();
        Fields order = SaleRules.order(sale, now, ids);
        try {
            return database.write(sql -> sell(sql, limits.checked(sql, order, override, now), now));
        } catch (LimitExceededException e) {
            database.write(sql -> {
                limits.remember(sql);
                return null;
            });
            throw e;
        }
    }

    private Fields sell(SqlSession sql, Fields order, Instant now) {
        Fields sold = write(sql, Tables.ORDERS, order, StockRules.sold(order.rows("items")), now);
        String parked = order.text("parked_order_id");
        if (parked != null) {
            editing.delete(sql, Tables.PARKED_ORDERS, parked, now);
        }
        return sold;
    }

    /**
     * Takes goods back and gives money for them, at whatever branch the sale was made (B-7); answers the return.
     *
     * @throws IllegalArgumentException for a return that makes no sense
     */
    public Fields refund(Refund refund) {
        Instant now = clock.instant();
        Fields returned = RefundRules.returned(refund, now, ids);
        Map<String, Quantity> stock = StockRules.returned(returned.rows("items"));
        return database.write(sql -> write(sql, Tables.RETURNS, returned, stock, now));
    }

    /** Sales and returns of a day share one series of numbers, so that it has no gaps (B-2). */
    private Fields write(SqlSession sql, Table table, Fields happened, Map<String, Quantity> stock, Instant now) {
        SyncState state = new SyncState(sql);
        String label = state.get(StateKey.DEVICE_LABEL).orElse(UNNAMED_DEVICE);
        String series = OfflineReference.series(label, state.epoch(), now, zone);
        Fields numbered = happened.with("offline_reference", OfflineReference.of(series, state.nextNumber(series)))
                .with("is_offline", state.get(StateKey.LAST_ERROR).isPresent());
        Fields payload = new CurrentShift(sql).stamp(numbered);
        String id = ids.get().toString();
        Happening happening = new Happening(ids.get(), table + ".create", table, id, payload);
        return new OperationLog(sql, now).create(happening, Fields.NONE, stock);
    }
}
