package dev.tillstream.client.parking;

import dev.tillstream.client.catalog.Editing;
import dev.tillstream.client.record.CurrentShift;
import dev.tillstream.client.sale.Cart;
import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a sale aside, and takes it up again at any till of the branch that has synced since (B-11). Prices stay as they
 * were when it was parked: the customer was told them. Needs no network. Two tills that take up one parked sale while they
 * don't see each other both sell; the server opens a conflict on the second.
 */
public final class Parking {
    private static final String CUSTOMER = "customer_id";
    private static final String PARKED = "parked_order_id";

    private final TillDatabase database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Editing editing;

    public Parking(TillDatabase database, InstantSource clock, Supplier<UUID> ids, Editing editing) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.editing = editing;
    }

    /** Puts the cart aside, durably, and answers the record. A cart that was taken up before becomes another record. */
    public Fields park(@Nullable String label, Cart cart) {
        String id = ids.get().toString();
        Instant now = clock.instant();
        Map<String, @Nullable Object> parked = new LinkedHashMap<>();
        parked.put("label", label);
        parked.put(CUSTOMER, cart.details().text(CUSTOMER));
        parked.put("item_count", cart.items().size());
        parked.put("total", cart.totals().total());
        parked.put("cart", cart.toFields().only(name -> !name.equals(PARKED)).values());
        parked.put("parked_at", Timestamps.format(now));
        return database.write(sql -> {
            parked.put("employee_id", new CurrentShift(sql).employee().orElse(null));
            parked.values().removeIf(value -> value == null);
            Fields record = Fields.of(parked);
            editing.upsert(sql, ids.get(), new Editing.Edit(Tables.PARKED_ORDERS, id, record), now);
            return record.with("id", id);
        });
    }

    /** What is parked at the branch, as far as this till knows, oldest first. */
    public List<Fields> parked() {
        return database.read(
                sql -> new RecordReader(sql).select(Tables.PARKED_ORDERS, "ORDER BY parked_at, created_at, id"));
    }

    /**
     * The cart of a parked sale, which stays parked: the sale that names it takes it away in its own transaction, so a
     * crash in between loses nothing.
     *
     * @throws IllegalArgumentException where this till knows none of that id: perhaps another till took it up
     */
    public Cart look(String id) {
        Fields parked = database.read(sql -> new RecordReader(sql).find(Tables.PARKED_ORDERS, id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing is parked as " + id + " any more; 'till parked' lists what is"));
        Cart cart = Cart.of(parked.object("cart"));
        String customer = parked.text(CUSTOMER);
        return (customer == null ? cart : cart.with(CUSTOMER, customer)).with(PARKED, id);
    }

    /** The same, and it is parked no more: other tills see that after the next sync. */
    public Cart resume(String id) {
        Cart cart = look(id);
        editing.delete(Tables.PARKED_ORDERS, id);
        return cart;
    }

    /** Forgets a parked sale; nothing happens where this till knows none of that id. */
    public void discard(String id) {
        editing.delete(Tables.PARKED_ORDERS, id);
    }
}
