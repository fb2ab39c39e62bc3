package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.batch.Batches;
import dev.tillstream.inventory.cost.Costs;
import dev.tillstream.inventory.product.Tracking;
import dev.tillstream.inventory.sale.Sales;
import dev.tillstream.inventory.serial.Serials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Books for tests of desks, without a database. */
public final class OpenBooks {
    private OpenBooks() {}

    public static Books empty(Set<Key> booked) {
        return new Books(
                booked,
                new Batches(Map.of(), Map.of()),
                Serials.none(Set.of()),
                new Costs(Map.of(), Map.of()),
                conflicts(),
                Sales.NOON);
    }

    public static Books of(Batches batches) {
        return new Books(
                Set.of(), batches, Serials.none(Set.of()), new Costs(Map.of(), Map.of()), conflicts(), Sales.NOON);
    }

    /** @param tracked the products whose batches are kept */
    public static Books tracking(Map<Key, Tracking> tracked) {
        return of(new Batches(tracked, Map.of()));
    }

    /** Tea, whose batches are kept, at branch-1; those named "early" expire first. */
    public static Batches teaInBatches(Map<String, Integer> units) {
        Map<Key, StoredRecord> known = new HashMap<>();
        units.forEach((number, quantity) -> {
            Key key = new Key("org", Ids.derived("branch-1", "tea", number));
            Fields fields = Fields.of(Map.of(
                    "product_id",
                    "tea",
                    "batch_number",
                    number,
                    "quantity",
                    quantity,
                    "expiry_date",
                    number.equals("early") ? "2026-12-01" : "2027-01-01"));
            StoredRecord.Meta meta =
                    new StoredRecord.Meta("branch-1", 1, Sales.NOON, Sales.NOON, null, Sales.NOON, "till-1");
            known.put(key, new StoredRecord(key, meta, fields));
        });
        return new Batches(Map.of(new Key("org", "tea"), new Tracking(true)), known);
    }

    /** No operation among these decides about a conflict, so nothing is asked of the database. */
    @SuppressWarnings("NullAway")
    private static Conflicts conflicts() {
        return Conflicts.load(null, List.of()).await().indefinitely();
    }
}
