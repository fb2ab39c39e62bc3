package dev.tillstream.inventory.product;

import dev.tillstream.inbox.store.Key;
import java.util.Map;
import java.util.Set;

/**
 * Of the products of a batch, those of which more is known than how many there are.
 *
 * @param batches those whose batches are kept
 * @param serials those whose pieces all have a number
 */
public record Tracked(Map<Key, Tracking> batches, Set<Key> serials) {
    public static final Tracked NONE = new Tracked(Map.of(), Set.of());

    public Tracked {
        batches = Map.copyOf(batches);
        serials = Set.copyOf(serials);
    }
}
