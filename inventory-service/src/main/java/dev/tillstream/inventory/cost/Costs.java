package dev.tillstream.inventory.cost;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.stock.StockChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The costs of the products that a set of operations receives or loses, locked. */
public final class Costs {
    private final Map<Key, StoredRecord> records;
    private final Map<Key, Quantity> onHand;
    private final Set<Key> known;
    private final Set<Key> changed = new LinkedHashSet<>();
    private final Set<Key> untold = new LinkedHashSet<>();

    /**
     * @param known costs by product
     * @param onHand the stock of products over all branches
     */
    public Costs(Map<Key, StoredRecord> known, Map<Key, Quantity> onHand) {
        this.records = new LinkedHashMap<>(known);
        this.onHand = new HashMap<>(onHand);
        this.known = Set.copyOf(known.keySet());
    }

    /** What a unit costs on average, in minor units; null where that isn't known. */
    public @Nullable Long average(Key product) {
        StoredRecord cost = records.get(product);
        return cost == null ? null : cost.fields().integer("average_cost");
    }

    /** Takes a delivery into the average. It isn't part of the stock yet: {@link #moved} tells that. */
    public void received(Key product, Quantity units, long unitCost, PushedOperation by, Instant now) {
        Quantity there = onHand.getOrDefault(product, Quantity.ZERO);
        Fields fields = Fields.of(Map.of(
                "product_id",
                product.id(),
                "average_cost",
                CostRules.average(average(product), there, units, unitCost),
                "last_cost",
                unitCost));
        StoredRecord cost = records.get(product);
        records.put(
                product,
                cost == null
                        ? StoredRecord.created(Tables.PRODUCT_COSTS, product.id(), by, now, fields)
                        : cost.changed(by, now, cost.fields().with(fields)));
        changed.add(product);
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
        untold.forEach(key -> changes.add(recordOf(key).toChange(Tables.PRODUCT_COSTS)));
        untold.clear();
        return changes;
    }

    List<StoredRecord> created() {
        return changed.stream()
                .filter(key -> !known.contains(key))
                .map(this::recordOf)
                .toList();
    }

    List<StoredRecord> updated() {
        return changed.stream().filter(known::contains).map(this::recordOf).toList();
    }

    private StoredRecord recordOf(Key key) {
        return Objects.requireNonNull(records.get(key));
    }
}
