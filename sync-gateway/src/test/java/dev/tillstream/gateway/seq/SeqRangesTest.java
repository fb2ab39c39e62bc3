package dev.tillstream.gateway.seq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeqRangesTest {
    @Test
    void holdsWhatASetHolds() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            SeqRanges ranges = new SeqRanges();
            TreeSet<Long> set = new TreeSet<>();
            for (int i = 0; i < 60; i++) {
                long first = 1L + random.nextInt(100);
                long last = first + random.nextInt(4);
                ranges.add(first, last);
                for (long seq = first; seq <= last; seq++) {
                    set.add(seq);
                }
                assertSame(seed, ranges, set);
            }
            assertSame(seed, SeqRanges.parse(ranges.toMultirange()), set);
        }
    }

    @Test
    void addsOthers() {
        SeqRanges ranges = SeqRanges.parse("{[1,3),[8,9)}");
        ranges.addAll(SeqRanges.parse("{[3,5),[7,8)}"));
        assertThat(ranges).hasToString("{[1,5),[7,9)}");
    }

    @Test
    void namesOnlySoManyHoles() {
        SeqRanges ranges = SeqRanges.parse("{[1000000,1000001)}");
        assertThat(ranges.missing(100)).hasSize(100).startsWith(1L).endsWith(100L);
        assertThat(ranges.through()).isZero();
    }

    private static void assertSame(long seed, SeqRanges ranges, NavigableSet<Long> set) {
        for (long seq = 0; seq <= 106; seq++) {
            assertThat(ranges.contains(seq)).as("seed %d, seq %d", seed, seq).isEqualTo(set.contains(seq));
        }
        long through = 0;
        while (set.contains(through + 1)) {
            through++;
        }
        assertThat(ranges.through()).as("seed %d", seed).isEqualTo(through);
        TreeSet<Long> missing = new TreeSet<>();
        for (long seq = 1; seq < set.last(); seq++) {
            if (!set.contains(seq)) {
                missing.add(seq);
            }
        }
        assertThat(ranges.missing(1000)).as("seed %d", seed).containsExactlyElementsOf(missing);
        assertThat(ranges.missingCount()).as("seed %d", seed).isEqualTo(missing.size());
    }
}
