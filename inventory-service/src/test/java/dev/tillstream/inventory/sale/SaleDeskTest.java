package dev.tillstream.inventory.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.batch.Batches;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.OpenBooks;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementIds;
import dev.tillstream.inventory.stock.MovementType;
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

class SaleDeskTest {
    private static final Origin ORIGIN = Sales.origin("org", "branch-1");

    private final SaleDesk desk = new SaleDesk(Map.of());

    @Test
    void saleIsBookedOnceHoweverOftenItComes() {
        Books books = OpenBooks.empty(Set.of());

        assertThat(units(books, order("o1", "completed"))).containsExactly("-2", "-1");
        assertThat(units(books, order("o1", "completed"))).containsExactly("0", "0");
    }

    @Test
    void voidTakesTheSaleBackOnce() {
        Books books = OpenBooks.empty(Set.of(saleOf("o1")));

        assertThat(units(books, order("o1", "cancelled"))).containsExactly("2", "1");
        assertThat(units(books, order("o1", "cancelled"))).containsExactly("0", "0");
    }

    @Test
    void voidThatComesFirstBooksBoth() {
        Books books = OpenBooks.empty(Set.of());

        assertThat(units(books, order("o1", "cancelled"))).containsExactly("-2", "-1", "2", "1");
        assertThat(units(books, order("o1", "completed"))).containsExactly("0", "0");
    }

    @Test
    void orderWithoutItemsMovesNothing() {
        PushedOperation empty = Sales.followed(Sales.changed(ORIGIN, new UUID(1, 1), "o1", "completed", List.of()));

        assertThat(units(OpenBooks.empty(Set.of()), empty)).isEmpty();
    }

    /** B-7: goods go back to stock, or are lost at once. */
    @Test
    void returnPutsGoodsBackOnce() {
        Books books = OpenBooks.empty(Set.of());
        Map<String, Object> broken = new HashMap<>(Sales.item("pot", 1));
        broken.put("disposition", "loss");
        PushedOperation returned = returned("r1", List.of(Sales.item("tea", 2), broken));

        Booking booking = desk.book(returned, books);

        assertThat(booking.movements())
                .extracting(Movement::id)
                .containsExactly("r1:return:0", "r1:return:1", "r1:loss:1");
        assertThat(booking.movements())
                .extracting(movement -> movement.change().toString())
                .containsExactly("2", "1", "-1");
        assertThat(units(books, returned)).containsExactly("0", "0");
    }

    /** S1-36, S1-49: first what expires first; a void puts it back where it came from. */
    @Test
    void saleTakesWhatExpiresFirstAndItsVoidPutsThatBack() {
        Batches batches = OpenBooks.teaInBatches(Map.of("early", 1, "late", 5));
        Books books = OpenBooks.of(batches);

        Booking sale = desk.book(order("o1", "completed"), books);
        assertThat(parts(sale)).containsExactly("early -1", "late -1", "null -1");

        Booking voided = desk.book(order("o1", "cancelled"), books);
        assertThat(parts(voided)).containsExactly("early 1", "late 1", "null 1");
        assertThat(voided.changes())
                .extracting(change -> Sales.data(change).text("batch_number") + " "
                        + Sales.data(change).requiredQuantity("quantity"))
                .containsExactlyInAnyOrder("early 1", "late 5");
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

    private Quantity sum(List<PushedOperation> operations, Random random) {
        Set<Key> stored = new HashSet<>();
        Quantity sum = Quantity.ZERO;
        Books books = OpenBooks.empty(stored);
        for (PushedOperation pushed : operations) {
            for (Movement movement : desk.book(pushed, books).movements()) {
                stored.add(new Key("org", movement.id()));
                sum = sum.plus(movement.change());
            }
            if (random.nextInt(4) == 0) {
                books = OpenBooks.empty(stored);
            }
        }
        return sum;
    }

    private List<String> units(Books books, PushedOperation pushed) {
        return desk.book(pushed, books).stock().stream()
                .map(change -> change.change().toString())
                .toList();
    }

    private static List<String> parts(Booking booking) {
        return booking.movements().stream()
                .map(movement -> movement.lot().batchNumber() + " " + movement.change())
                .toList();
    }

    private static PushedOperation returned(String id, List<Map<String, Object>> items) {
        Fields data = Fields.of(Map.of("id", id, "branch_id", "branch-1", "status", "completed", "items", items));
        ChangeRecord record =
                Sales.record(ORIGIN, new UUID(9, id.hashCode()), Change.of(Tables.RETURNS, id, "branch-1", 1, data));
        return Sales.followed(record);
    }

    private static PushedOperation order(String id, String status) {
        return Sales.followed(Sales.changed(
                ORIGIN, new UUID(7, id.hashCode()), id, status, List.of(Sales.item("tea", 2), Sales.item("pot", 1))));
    }

    private static Key saleOf(String orderId) {
        return new Key("org", MovementIds.of("org", orderId, MovementType.SALE, 0));
    }
}
