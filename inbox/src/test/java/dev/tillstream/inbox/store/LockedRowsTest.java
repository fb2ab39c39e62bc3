package dev.tillstream.inbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LockedRowsTest {
    private final LockedRows<String, Integer> rows = new LockedRows<>(Map.of("a", 1, "b", 2));

    @Test
    void whatIsOnlyReadIsNotStoredAgain() {
        assertThat(rows.get("a")).isEqualTo(1);
        assertThat(rows.get("c")).isNull();
        assertThat(rows.changed()).isEmpty();
    }

    @Test
    void whatWasNotThereIsCreatedHoweverOftenItChanges() {
        rows.put("d", 4);
        rows.put("b", 20);
        rows.put("c", 3);
        rows.put("d", 40);

        assertThat(rows.created()).containsExactly(40, 3);
        assertThat(rows.updated()).containsExactly(20);
        assertThat(rows.changed()).containsExactly(40, 20, 3);
        assertThat(rows.all()).containsExactlyInAnyOrder(1, 20, 40, 3);
    }
}
