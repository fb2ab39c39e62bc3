package dev.tillstream.inventory.stock;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Levels for tests, without a database: what {@link LevelStore} does. */
public final class OpenLevels {
    private final Map<LevelKey, Level> levels = new HashMap<>();
    private final Map<LevelKey, Instant> counted = new HashMap<>();

    public StockLevels add(List<StockChange> changes) {
        Map<LevelKey, Level> before = new HashMap<>();
        for (LevelSum sum : LevelSum.of(changes)) {
            Level level = levels.getOrDefault(sum.key(), Level.NONE);
            before.put(sum.key(), level);
            levels.put(sum.key(), new Level(level.quantity().plus(sum.quantity()), level.version() + sum.movements()));
        }
        return new StockLevels(before, new HashMap<>(counted));
    }

    public void noteCount(LevelKey level, Instant time) {
        counted.merge(level, time, (one, two) -> one.isBefore(two) ? two : one);
    }

    /** By branch and product. */
    public Map<String, String> quantities() {
        Map<String, String> quantities = new TreeMap<>();
        levels.forEach((key, level) -> quantities.put(
                key.branchId() + " " + key.productId(), level.quantity().toString()));
        return quantities;
    }
}
