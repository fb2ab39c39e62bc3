package dev.tillstream.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Origin ORIGIN = Sales.origin("org", "branch-1");

    @Test
    void saleIsBookedOnceHoweverOftenItComes() {
        Ledger ledger = new Ledger(Set.of(), Map.of());

        assertThat(units(ledger, order("o1", "completed"))).containsExactly("-2", "-1");
        assertThat(units(ledger, order("o1", "completed"))).isEmpty();
    }

    @Test
    void voidTakesTheSaleBackOnce() {
        Ledger ledger = new Ledger(Set.of(saleOf("o1")), Map.of());

        assertThat(units(ledger, order("o1", "cancelled"))).containsExactly("2", "1");
        assertThat(units(ledger, order("o1", "cancelled"))).isEmpty();
    }

    @Test
    void voidThatComesFirstBooksBoth() {
        Ledger ledger = new Ledger(Set.of(), Map.of());

        assertThat(units(ledger, order("o1", "cancelled"))).containsExactly("-2", "-1", "2", "1");
        assertThat(units(ledger, order("o1", "completed"))).isEmpty();
    }

    @Test
    void orderWithoutItemsMovesNothing() {
        Ledger ledger = new Ledger(Set.of(), Map.of());
        PushedOperation empty = Sales.followed(Sales.changed(ORIGIN, new UUID(1, 1), "o1", "completed", List.of()));

        assertThat(units(ledger, empty)).isEmpty();
    }

    @Test
    void adjustmentIsBookedOnceByItsId() {
        Ledger ledger = new Ledger(Set.of(), Map.of());

        assertThat(units(ledger, Sales.adjustment(ORIGIN, new UUID(1, 1), "m1", "tea", "-1.5")))
                .containsExactly("-1.5");
        assertThat(ledger.book(Sales.adjustment(ORIGIN, new UUID(1, 2), "m1", "tea", "-1.500"), Sales.NOON))
                .isInstanceOf(Booking.Repeated.class);
        assertThat(refusal(ledger, Sales.adjustment(ORIGIN, new UUID(1, 3), "m1", "tea", "-2")))
                .isEqualTo(Reason.DUPLICATE_REFERENCE);
    }

    @Test
    void adjustmentThatSaysNothingUsefulIsRefused() {
        Ledger ledger = new Ledger(Set.of(), Map.of());
        Fields noChange = Fields.of(Map.of("product_id", "tea"));

        assertThat(refusal(ledger, Sales.pushed(ORIGIN, new UUID(1, 1), Ledger.ADJUST, "m1", noChange)))
                .isEqualTo(Reason.INVALID_OPERATION);
        assertThat(refusal(ledger, Sales.adjustment(ORIGIN, new UUID(1, 2), "o1:sale:0", "tea", "1")))
                .isEqualTo(Reason.INVALID_OPERATION);
        assertThat(refusal(ledger, Sales.pushed(ORIGIN, new UUID(1, 3), "stock_levels.set", "m1", noChange)))
                .isEqualTo(Reason.UNKNOWN_TYPE);
    }

    /** R-4, S1-94: whatever the order and the repetition, also when the ledger is read again in between. */
    @Test
    void anyOrderOfAnyRepetitionEndsTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<PushedOperation> operations = new ArrayList<>();
            Map<String, Boolean> cancelled = new HashMap<>();
            for (int i = 0; i < 30; i++) {
                String id = "o" + random.nextInt(6);
                boolean isCancelled = random.nextInt(3) == 0;
                cancelled.merge(id, isCancelled, Boolean::logicalOr);
                operations.add(order(id, isCancelled ? "cancelled" : "completed"));
            }
            Collections.shuffle(operations, random);
            long live = cancelled.values().stream().filter(gone -> !gone).count();

            assertThat(sum(operations, random))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(Quantity.ofWhole(-3 * live));
        }
    }

    private static Quantity sum(List<PushedOperation> operations, Random random) {
        Set<Key> stored = new HashSet<>();
        Quantity sum = Quantity.ZERO;
        Ledger ledger = new Ledger(stored, Map.of());
        for (PushedOperation pushed : operations) {
            Booking.OfSales booking = (Booking.OfSales) ledger.book(pushed, Sales.NOON);
            for (Movement movement : booking.movements()) {
                stored.add(new Key("org", movement.id()));
                sum = sum.plus(movement.change());
            }
            if (random.nextInt(4) == 0) {
                Set<Key> probes = new HashSet<>(Ledger.probes(operations));
                probes.retainAll(stored);
                ledger = new Ledger(probes, Map.of());
            }
        }
        return sum;
    }

    private static List<String> units(Ledger ledger, PushedOperation pushed) {
        return ledger.book(pushed, Sales.NOON).stock().stream()
                .map(change -> change.change().toString())
                .toList();
    }

    private static Reason refusal(Ledger ledger, PushedOperation pushed) {
        return ((Booking.Refused) ledger.book(pushed, Sales.NOON)).reason();
    }

    private static PushedOperation order(String id, String status) {
        return Sales.followed(Sales.changed(
                ORIGIN, new UUID(7, id.hashCode()), id, status, List.of(Sales.item("tea", 2), Sales.item("pot", 1))));
    }

    private static Key saleOf(String orderId) {
        return new Key("org", MovementIds.of("org", orderId, MovementType.SALE, 0));
    }
}
