package dev.tillstream.inbox.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.simulated.Till;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever order tills come online in, all end with the same. */
class MergeConvergenceTest {
    private static final int ROUNDS = 2_000;
    private static final List<String> FIELDS = List.of("name", "price", "cost", "brand", "sku", "oem_number");
    private static final List<String> OPTIONAL = List.of("price", "cost", "brand");

    private final long firstSeed = new SplittableRandom().nextLong();

    @Test
    void oneRecordWithoutBaseVersionsConverges() {
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Till.Push> pushes = changesOf("p1", random);
            String expected = stateAfter(pushes);
            for (int shuffle = 0; shuffle < 5; shuffle++) {
                assertThat(stateAfter(shuffledBehindTheFirst(pushes, random)))
                        .as("seed %d, operations %s", seed, pushes)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void independentRecordsConvergeInAnyOrderAndAnyDuplication() {
        for (long seed = firstSeed; seed < firstSeed + ROUNDS / 10; seed++) {
            Random random = new Random(seed);
            List<Till.Push> pushes = creations(random);
            Map<String, String> expected = statesAfter(pushes);
            List<Till.Push> repeated = new ArrayList<>(pushes);
            pushes.stream().filter(push -> random.nextBoolean()).forEach(repeated::add);
            Collections.shuffle(repeated, random);

            assertThat(statesAfter(repeated)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void aRepetitionGivesNoNewVersion() {
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            Shelf shelf = new Shelf(Tables.PRODUCTS);
            List<Till.Push> pushes = changesOf("p1", new Random(seed));
            for (Till.Push push : pushes) {
                shelf.apply(push);
                MasterRecord once = shelf.record();
                shelf.apply(push);
                assertThat(shelf.record()).as("seed %d, %s", seed, push).isEqualTo(once);
            }
        }
    }

    private static List<Till.Push> changesOf(String id, Random random) {
        List<Till.Push> pushes = new ArrayList<>();
        pushes.add(till(random).upsert(Tables.PRODUCTS, id, "name", "first", "price", 1));
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            Till.Push push = random.nextInt(4) == 0
                    ? till(random).delete(Tables.PRODUCTS, id)
                    : till(random).push("products.upsert", id, someFields(random));
            pushes.add(push.at(1 + random.nextInt(5)));
        }
        return pushes;
    }

    private static List<Till.Push> creations(Random random) {
        List<Till.Push> pushes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Fields payload = someFields(random).with("name", "n" + i);
            pushes.add(till(random).push("products.upsert", "p" + i, payload).at(random.nextInt(5)));
        }
        return pushes;
    }

    private static Till till(Random random) {
        return new Till("o1", "till-" + random.nextInt(3), random.nextInt(3) * 30_000L);
    }

    private static Fields someFields(Random random) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = FIELDS.get(random.nextInt(FIELDS.size()));
            fields.put(name, value(name, random));
        }
        return Fields.of(fields);
    }

    private static @Nullable Object value(String name, Random random) {
        if (OPTIONAL.contains(name) && random.nextInt(4) == 0) {
            return null;
        }
        return name.equals("price") || name.equals("cost") ? (Object) random.nextInt(3) : "v" + random.nextInt(3);
    }

    private static List<Till.Push> shuffledBehindTheFirst(List<Till.Push> pushes, Random random) {
        List<Till.Push> shuffled = new ArrayList<>(pushes);
        Collections.shuffle(shuffled.subList(1, shuffled.size()), random);
        return shuffled;
    }

    private static String stateAfter(List<Till.Push> pushes) {
        Shelf shelf = new Shelf(Tables.PRODUCTS);
        pushes.forEach(shelf::apply);
        return state(shelf.record());
    }

    private static Map<String, String> statesAfter(List<Till.Push> pushes) {
        Map<String, MasterRecord> records = new TreeMap<>();
        for (Till.Push push : pushes) {
            PushedOperation pushed = push.pushed();
            Optional<MasterRecord> current = Optional.ofNullable(records.get(push.id()));
            records.put(
                    push.id(),
                    MergeRules.upsert(Tables.PRODUCTS, current, pushed, Till.OPENING)
                            .record());
        }
        Map<String, String> states = new TreeMap<>();
        records.forEach((id, record) -> states.put(id, record.version() + " " + state(record)));
        return states;
    }

    private static String state(MasterRecord record) {
        return (record.isDeleted() ? "deleted " : "alive ")
                + new TreeMap<>(record.fields().values());
    }
}
