package dev.tillstream.inventory.cost;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.stock.StockChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The costs of the products that a set of operations receives or loses, locked. */
public final class Costs {
    private final LockedRows<Key, Cost> records;
    private final Map<Key, Quantity> onHand;
    private final Set<Key> untold = new LinkedHashSet<>();

    /**
     * @param known costs by product
     * @param onHand the stock of products over all branches
     */
    public Costs(Map<Key, Cost> known, Map<Key, Quantity> onHand) {
        this.records = new LockedRows<>(known);
        this.onHand = new HashMap<>(onHand);
    }

    /** What a unit costs on average, in minor units; null where that isn't known. */
    public @Nullable Long average(Key product) {
        Cost cost = records.get(product);
        return cost == null ? null : CostRules.rounded(cost.average());
    }

    /** Takes a delivery into the average. It isn't part of the stock yet: {@link #moved} tells that. */
    public void received(Key product, Quantity units, long unitCost, PushedOperation by, Instant now) {
        Quantity there = onHand.getOrDefault(product, Quantity.ZERO);
        Cost cost = records.get(product);
        BigDecimal average = CostRules.average(cost == null ? null : cost.average(), there, units, unitCost);
        Fields fields = Fields.of(
                Map.of("product_id", product.id(), "average_cost", CostRules.rounded(average), "last_cost", unitCost));
        StoredRecord record = cost == null
                ? StoredRecord.created(Tables.PRODUCT_COSTS, product.id(), by, now, fields)
                : cost.record().changed(by, now, cost.record().fields().with(fields));
        records.put(product, new Cost(record, average));
        untold.add(product);
    }

    /** Keeps the stock of products up to date within a batch. */
    public void moved(StockChange stock) {
        Key product = new Key(stock.level().organizationId(), stock.level().productId());
        onHand.merge(product, stock.change(), Quantity::plus);
    }

    /** The costs that changed since this was asked last, as they are. */
    public List<Change> tell() {
        List<Change> changes = new ArrayList<>();
        untold.forEach(key -> changes.add(records.require(key).record().toChange(Tables.PRODUCT_COSTS)));
        untold.clear();
        return changes;
    }

    List<Cost> created() {
        return records.created();
    }

    List<Cost> updated() {
        return records.updated();
    }

    List<Cost> changed() {
        return records.changed();
    }
}
