package dev.tillstream.client.catalog;

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
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes master data and stock: shown at once, queued in the same transaction (S0-7, S0-17). An operation carries only
 * the fields that changed and the version that they were changed on, so that the server can merge (DESIGN §5).
 */
public final class Editing {
    private final TillDatabase database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public Editing(TillDatabase database, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** Creates or changes one record of {@link Tables#MASTER_DATA}; fields that are as they were are not sent. */
    public void upsert(Table table, String id, Fields fields) {
        upsertAll(table, Map.of(id, fields));
    }

    /**
     * Creates or changes many records in one transaction.
     *
     * @param records by id
     */
    public void upsertAll(Table table, Map<String, Fields> records) {
        requireMasterData(table);
        records.keySet().forEach(Editing::requireValid);
        Instant now = clock.instant();
        database.write(sql -> {
            records.forEach((id, fields) -> upsert(sql, ids.get(), new Edit(table, id, fields), now));
            return records.size();
        });
    }

    /** What becomes of one record of master data. */
    public record Edit(Table table, String id, Fields fields) {}

    /** The same for one record, inside a transaction of the caller's, under a key that the caller brings. */
    public void upsert(SqlSession sql, UUID opId, Edit edit, Instant now) {
        requireMasterData(edit.table());
        requireValid(edit.id());
        Table table = edit.table();
        String id = edit.id();
        Fields fields = edit.fields();
        Records records = new Records(sql);
        Optional<Fields> current = records.find(table, id);
        Fields changes = current.isEmpty() ? fields : changed(current.get(), fields);
        if (changes.isEmpty()) {
            return;
        }
        Long version = current.map(record -> record.integer("version")).orElse(null);
        protectServerVersion(sql, table, id, current.orElse(null));
        new Outbox(sql).append(opId, new Outbox.Draft(table + ".upsert", id, version, now, changes));
        if (current.isEmpty()) {
            records.put(table, id, fields, LocalState.inserted(now));
        } else {
            records.change(table, id, changes, LocalState.updated(now));
        }
    }

    /** Deletes a record of {@link Tables#MASTER_DATA}; nothing happens where the till hasn't got it. */
    public void delete(Table table, String id) {
        requireMasterData(table);
        Instant now = clock.instant();
        database.write(sql -> delete(sql, table, id, now));
    }

    /** The same, inside a transaction of the caller's; false where the till hasn't got it. */
    public boolean delete(SqlSession sql, Table table, String id, Instant now) {
        Optional<Fields> current = new Records(sql).find(table, id);
        if (current.isEmpty()) {
            return false;
        }
        protectServerVersion(sql, table, id, current.get());
        Long version = current.get().integer("version");
        new Outbox(sql).append(ids.get(), new Outbox.Draft(table + ".delete", id, version, now, Fields.NONE));
        new Records(sql).delete(table, id);
        return true;
    }

    /**
     * Corrects the stock of the till's branch by a signed number (S4-2).
     *
     * @param change what is added, or taken away where negative
     * @return the movement's id
     */
    public String adjustStock(String productId, Quantity change, String reason) {
        String id = ids.get().toString();
        adjustStock(List.of(new Adjustment(id, productId, change, reason)));
        return id;
    }

    /**
     * One correction.
     *
     * @param id of the movement: what has it already is not done again
     */
    public record Adjustment(String id, String productId, Quantity change, String reason) {}

    /** Many corrections in one transaction. */
    public void adjustStock(List<Adjustment> adjustments) {
        adjustments.forEach(adjustment -> requireValid(adjustment.id()));
        Instant now = clock.instant();
        database.write(sql -> {
            adjustments.forEach(adjustment -> adjust(sql, adjustment, now));
            return adjustments.size();
        });
    }

    private void adjust(SqlSession sql, Adjustment adjustment, Instant now) {
        String id = adjustment.id();
        if (new Records(sql).exists(Tables.STOCK_MOVEMENTS, id)) {
            return;
        }
        SyncState state = new SyncState(sql);
        Fields movement = Fields.of(Map.of(
                "product_id", adjustment.productId(),
                "change", adjustment.change().toDecimal(),
                "reason", adjustment.reason()));
        long seq =
                new Outbox(sql).append(ids.get(), new Outbox.Draft("stock_movements.adjust", id, null, now, movement));
        new PendingStock(sql).add(state.epoch(), seq, Map.of(adjustment.productId(), adjustment.change()));
        Fields record = movement.with("movement_type", "adjustment")
                .with("branch_id", state.get(StateKey.BRANCH_ID).orElse(null))
                .with("occurred_at", Timestamps.format(now));
        new Records(sql).put(Tables.STOCK_MOVEMENTS, id, record, LocalState.inserted(now));
    }

    /** Before the first open change of a record, what is there is the server's and must be found again. */
    private static void protectServerVersion(SqlSession sql, Table table, String id, @Nullable Fields current) {
        Long version = current == null ? null : current.integer("version");
        if (version != null && !new Outbox(sql).isUnsettled(table.name(), id)) {
            new ServerVersions(sql).keepFirst(table, id, version, Objects.requireNonNull(current));
        }
    }

    private static Fields changed(Fields current, Fields fields) {
        return fields.only(name -> !same(current.value(name), fields.value(name)));
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number first && right instanceof Number second) {
            return Quantity.of(new BigDecimal(first.toString())).equals(Quantity.of(new BigDecimal(second.toString())));
        }
        return Objects.equals(left, right);
    }

    private static void requireMasterData(Table table) {
        if (!Tables.MASTER_DATA.contains(table)) {
            throw new IllegalArgumentException(table + " is not master data: its records are facts");
        }
    }

    private static void requireValid(String id) {
        if (!Ids.isValid(id)) {
            throw new IllegalArgumentException("id '" + id + "' must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
        }
    }
}
