package dev.tillstream.client.sale;

import dev.tillstream.client.store.LocalState;
import dev.tillstream.client.store.Outbox;
import dev.tillstream.client.store.PendingStock;
import dev.tillstream.client.store.Records;
import dev.tillstream.client.store.ServerVersions;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sells and voids. Each is one local transaction that holds the record, its rows, the outbox row, the device's next
 * {@code seq} and the stock as it should be now: all of it or nothing is there after a power cut (S1-93, S2-22, R-1).
 * Nothing here waits for the network (S0-7, S2-1).
 */
public final class Selling {
    private static final String UNNAMED_DEVICE = "TILL";

    private final TillDatabase database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final ZoneId zone;

    public Selling(TillDatabase database, InstantSource clock, Supplier<UUID> ids, ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.zone = zone;
    }

    /**
     * Sells, and answers the order as it was written.
     *
     * @throws IllegalArgumentException for a sale that makes no sense
     */
    public Fields sell(Sale sale) {
        Instant now = clock.instant();
        String orderId = ids.get().toString();
        Fields order = SaleRules.order(sale, now, ids);
        return database.write(sql -> write(sql, orderId, order, now));
    }

    private Fields write(SqlSession sql, String orderId, Fields sold, Instant now) {
        SyncState state = new SyncState(sql);
        String label = state.get(StateKey.DEVICE_LABEL).orElse(UNNAMED_DEVICE);
        String series = OfflineReference.series(label, state.epoch(), now, zone);
        Fields order = sold.with("offline_reference", OfflineReference.of(series, state.nextNumber(series)))
                .with("is_offline", state.get(StateKey.LAST_ERROR).isPresent());
        long seq = new Outbox(sql).append(ids.get(), new Outbox.Draft("orders.create", orderId, null, now, order));
        new PendingStock(sql).add(state.epoch(), seq, SaleRules.stockChanges(order.rows("items")));
        Fields record = order.with("branch_id", state.get(StateKey.BRANCH_ID).orElse(null))
                .with("device_id", state.get(StateKey.DEVICE_ID).orElse(null))
                .with("created_at", Timestamps.format(now))
                .with("occurred_at", Timestamps.format(now));
        new Records(sql).put(Tables.ORDERS, orderId, record, LocalState.inserted(now));
        return record.with("id", orderId);
    }

    /**
     * Takes a sale back: the order stays, cancelled, and its goods return to the shelves.
     *
     * @throws IllegalArgumentException for an order that this till doesn't know, or that is void already
     */
    public Fields voidSale(String orderId, String reason) {
        Instant now = clock.instant();
        return database.write(sql -> writeVoid(sql, orderId, reason, now));
    }

    private Fields writeVoid(SqlSession sql, String orderId, String reason, Instant now) {
        Records records = new Records(sql);
        Fields order = records.find(Tables.ORDERS, orderId)
                .orElseThrow(() -> new IllegalArgumentException("order " + orderId + " is not known here"));
        if ("cancelled".equals(order.text("status"))) {
            throw new IllegalArgumentException("order " + orderId + " is void already");
        }
        Long version = order.integer("version");
        if (version != null && !new Outbox(sql).isUnsettled("orders", orderId)) {
            new ServerVersions(sql).keepFirst(Tables.ORDERS, orderId, version, order);
        }
        Fields payload = Fields.of(Map.of("reason", reason, "voided_at", Timestamps.format(now)));
        long seq = new Outbox(sql).append(ids.get(), new Outbox.Draft("orders.void", orderId, version, now, payload));
        Map<String, Quantity> back = new LinkedHashMap<>(SaleRules.stockChanges(order.rows("items")));
        back.replaceAll((product, change) -> change.negated());
        new PendingStock(sql).add(new SyncState(sql).epoch(), seq, back);
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("status", "cancelled");
        changes.put("voided_at", Timestamps.format(now));
        changes.put("void_reason", reason);
        records.change(Tables.ORDERS, orderId, Fields.of(changes), LocalState.updated(now));
        return order.with(Fields.of(changes));
    }
}
