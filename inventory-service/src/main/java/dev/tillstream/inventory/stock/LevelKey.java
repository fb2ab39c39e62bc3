package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Ids;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which product's stock at which branch.
 *
 * @param id of the level's record, unique in the organization; follows from branch and product
 */
public record LevelKey(String organizationId, String id, String branchId, String productId)
        implements Comparable<LevelKey> {
    private static final Comparator<LevelKey> ORDER =
            Comparator.comparing(LevelKey::organizationId).thenComparing(LevelKey::id);

    public static LevelKey of(String organizationId, String branchId, String productId) {
        return new LevelKey(organizationId, Ids.derived(branchId, productId), branchId, productId);
    }

    /** The id says it all. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LevelKey key && id.equals(key.id) && organizationId.equals(key.organizationId);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The order in which levels are locked, by all alike: no deadlocks. */
    @Override
    public int compareTo(LevelKey other) {
        return ORDER.compare(this, other);
    }
}
