package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The levels that a batch touches, on their way from where they stood before it to where the database has them after it:
 * each operation tells the levels as they were after itself.
 */
public final class StockLevels {
    private final Map<LevelKey, Level> current;
    private final Map<LevelKey, Instant> counted;

    /**
     * @param before the levels that the batch adds to, as they were before it
     * @param counted when those that were ever counted were counted last
     */
    StockLevels(Map<LevelKey, Level> before, Map<LevelKey, Instant> counted) {
        this.current = before;
        this.counted = counted;
    }

    /** Whether people counted this level at that time or later. */
    public boolean isCountedSince(LevelKey level, Instant time) {
        Instant last = counted.get(level);
        return last != null && !last.isBefore(time);
    }

    /** The stock of a level that the batch touches, as long as nothing was taken over: as it was before the batch. */
    public Quantity quantity(LevelKey level) {
        return current.getOrDefault(level, Level.NONE).quantity();
    }

    /** Takes one operation's changes over, and answers each level that they touch, once, as it is then. */
    public List<Change> take(List<StockChange> changes) {
        Map<LevelKey, Level> touched = new LinkedHashMap<>();
        for (StockChange change : changes) {
            Level level = current.getOrDefault(change.level(), Level.NONE).plus(change);
            current.put(change.level(), level);
            touched.put(change.level(), level);
        }
        List<Change> records = new ArrayList<>(touched.size());
        touched.forEach((key, level) -> records.add(toChange(key, level)));
        return records;
    }

    private static Change toChange(LevelKey key, Level level) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", key.id());
        data.put("branch_id", key.branchId());
        data.put("product_id", key.productId());
        data.put("quantity", level.quantity().toDecimal());
        return Change.of(Tables.STOCK_LEVELS, key.id(), key.branchId(), level.version(), Fields.of(data));
    }
}
