package dev.tillstream.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.problem.Refusal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Caller TILL = Caller.device(Place.branch("o", "O", "b", "B"), "d", Role.DEVICE, false);

    @Test
    void comesBackAsItWas() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            Cursor cursor =
                    Cursor.at(random.nextLong(), random.nextLong() >>> 1, random.nextInt(9), TILL, List.of("products"));
            assertThat(Cursor.parse(cursor.text())).as("seed %d", seed).isEqualTo(cursor);
        }
    }

    @Test
    void knowsItsViewAndFilter() {
        Cursor cursor = Cursor.at(1, 2, 0, TILL, List.of("products"));
        assertThat(cursor.isOfTables(List.of("products"))).isTrue();
        assertThat(cursor.isOfTables(List.of())).isFalse();
        assertThat(cursor.isOfBranch(TILL)).isTrue();
        assertThat(cursor.isOfBranch(Caller.device(Place.branch("o", "O", "c", "C"), "d", Role.DEVICE, false)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1", "AAAA", "!!!!", "0", "null", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MA"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(Refusal.class);
    }
}
