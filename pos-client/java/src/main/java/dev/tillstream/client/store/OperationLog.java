package dev.tillstream.client.store;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every operation of a till is made of, inside one transaction: its link in the chain of documents, its outbox row
 * with the device's next {@code seq}, the record as it should be now, and the stock as it should be now (S0-7, S1-93).
 */
public final class OperationLog {
    private final SqlSession sql;
    private final Instant now;

    /** @param now when it happens, by the till's clock */
    public OperationLog(SqlSession sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    /** What happened to one record. */
    public record Happening(UUID opId, String type, Table table, String id, Fields payload) {}

    /**
     * Writes a record that begins with this operation.
     *
     * @param record what the till shows of it beside the payload
     * @param stock signed changes by product
     * @return the record as the till shows it
     */
    public Fields create(Happening happening, Fields record, Map<String, Quantity> stock) {
        SyncState state = new SyncState(sql);
        Fields payload = append(happening, null, stock);
        Fields whole = payload.with(record)
                .with("branch_id", state.get(StateKey.BRANCH_ID).orElse(null))
                .with("device_id", state.get(StateKey.DEVICE_ID).orElse(null))
                .with("created_at", Timestamps.format(now))
                .with("occurred_at", Timestamps.format(now));
        new Records(sql).put(happening.table(), happening.id(), whole, LocalState.inserted(now));
        return whole.with("id", happening.id());
    }

    /**
     * Writes what happens to a record that is there.
     *
     * @param current as the till shows it
     * @param changes what the till shows from now on
     */
    public Fields change(Happening happening, Fields current, Fields changes, Map<String, Quantity> stock) {
        Table table = happening.table();
        Long version = current.integer("version");
        if (version != null && !new Outbox(sql).isUnsettled(table.name(), happening.id())) {
            new ServerVersions(sql).keepFirst(table, happening.id(), version, current);
        }
        append(happening, version, stock);
        new Records(sql).change(table, happening.id(), changes, LocalState.updated(now));
        return current.with(changes);
    }

    /** Queues what happens to a record that this till hasn't got. */
    public void tell(Happening happening, Map<String, Quantity> stock) {
        append(happening, null, stock);
    }

    private Fields append(Happening happening, @Nullable Long version, Map<String, Quantity> stock) {
        Fields payload = new FiscalDocuments(sql).chained(happening.type(), happening.id(), now, happening.payload());
        long seq = new Outbox(sql)
                .append(happening.opId(), new Outbox.Draft(happening.type(), happening.id(), version, now, payload));
        new PendingStock(sql).add(new SyncState(sql).epoch(), seq, stock);
        return payload;
    }
}
