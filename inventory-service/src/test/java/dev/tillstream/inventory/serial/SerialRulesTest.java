package dev.tillstream.inventory.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** S1-36, S1-49: where a piece is, and what stock has against its sale. */
class SerialRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LevelKey HERE = LevelKey.of("org", "branch-1", "phone");
    private static final LevelKey THERE = LevelKey.of("org", "branch-2", "phone");

    private static final List<MovementType> TYPES = List.of(
            MovementType.SALE, MovementType.VOID, MovementType.RETURN, MovementType.LOSS, MovementType.PURCHASE);

    private final Serials serials = Serials.none(Set.of(new Key("org", "phone")));

    @Test
    void pieceThatStockHasIsSoldWithoutADoubt() {
        move(HERE, MovementType.PURCHASE, 0);

        assertThat(serials.doubts(HERE, List.of("A"))).isEmpty();
        assertThat(serials.doubts(THERE, List.of("A"))).containsExactly("A of phone is in the stock of branch-1");
        assertThat(serials.doubts(HERE, List.of("B"))).containsExactly("B of phone never came into stock");
    }

    @Test
    void pieceThatIsLostOrOnItsWayIsDoubtedAndASoldOneIsTheOrdersBusiness() {
        move(HERE, MovementType.LOSS, 0);
        assertThat(serials.doubts(HERE, List.of("A"))).containsExactly("A of phone was lost (loss)");
        move(HERE, MovementType.TRANSFER_OUT, 1);
        assertThat(serials.doubts(HERE, List.of("A"))).containsExactly("A of phone is on its way (transfer_out)");
        move(HERE, MovementType.SALE, 2);
        assertThat(serials.doubts(HERE, List.of("A"))).isEmpty();
        move(HERE, MovementType.VOID, 2);
        assertThat(serials.created())
                .extracting(state -> state.status().wireName())
                .containsExactly("in_stock");
    }

    @Test
    void productsWhosePiecesHaveNoNumbersAreNeverDoubted() {
        assertThat(serials.doubts(LevelKey.of("org", "branch-1", "tea"), List.of("A")))
                .isEmpty();
    }

    @Test
    void onlyWhatIsOnItsWayCanBeMissing() {
        move(HERE, MovementType.TRANSFER_OUT, 0);
        Fields line = Fields.of(Map.of("product_id", "phone", "serial_numbers", List.of("A", "B")));

        assertThat(serials.inTransit("org", line).value("serial_numbers")).isEqualTo(List.of("A"));
    }

    @Test
    void whatIsNoTextIsNoNumber() {
        assertThat(SerialRules.numbersOf(List.of("A", " ", 7, "A", "B"))).containsExactly("A", "B");
        assertThat(SerialRules.numbersOf("A")).isEmpty();
        assertThat(SerialRules.numbersOf(null)).isEmpty();
    }

    /** The latest stands, in whatever order it becomes known. */
    @Test
    void anyOrderEndsInTheSameState() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Movement.Cause> causes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                MovementType type = TYPES.get(random.nextInt(TYPES.size()));
                causes.add(cause(type, random.nextInt(3)));
            }
            SerialState state = after(causes);
            Collections.shuffle(causes, random);

            assertThat(after(causes)).as("seed %d, round %d", seed, round).isEqualTo(state);
        }
    }

    private static SerialState after(List<Movement.Cause> causes) {
        Serials serials = Serials.none(Set.of());
        causes.forEach(cause -> serials.move(HERE, List.of("A"), cause));
        return serials.created().get(0);
    }

    private void move(LevelKey level, MovementType type, int minute) {
        serials.move(level, List.of("A"), cause(type, minute));
    }

    private static Movement.Cause cause(MovementType type, int minute) {
        return new Movement.Cause(type, type.wireName(), NOON.plusSeconds(60L * minute), "till-1");
    }
}
