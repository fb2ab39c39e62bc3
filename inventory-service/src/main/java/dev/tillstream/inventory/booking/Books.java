package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.Change;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.Batches;
import dev.tillstream.inventory.cost.Costs;
import dev.tillstream.inventory.serial.Serials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a set of operations is booked with.
 *
 * @param booked of the movements that tell whether something is booked, those that the ledger holds; grows
 * @param conflicts where rules open what they find
 */
public record Books(Set<Key> booked, Batches batches, Serials serials, Costs costs, Conflicts conflicts, Instant now) {
    public Books {
        booked = new HashSet<>(booked);
    }

    /** Batches and costs that changed since this was asked last, as they are. */
    public List<Change> tell() {
        List<Change> changes = new ArrayList<>(batches.tell());
        changes.addAll(costs.tell());
        return changes;
    }
}
