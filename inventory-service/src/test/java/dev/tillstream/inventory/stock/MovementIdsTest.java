package dev.tillstream.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Ids;
import org.junit.jupiter.api.Test;

class MovementIdsTest {
    @Test
    void idFollowsFromOrderTypeAndLine() {
        assertThat(MovementIds.of("org", "0192-7", MovementType.SALE, 0)).isEqualTo("0192-7:sale:0");
        assertThat(MovementIds.of("org", "0192-7", MovementType.VOID, 4999)).isEqualTo("0192-7:void:4999");
    }

    @Test
    void longOrderIdStillGivesAnIdOfItsOwn() {
        String one = "x".repeat(63) + "1";
        String two = "x".repeat(63) + "2";

        String id = MovementIds.of("org", one, MovementType.VOID, 99_999);

        assertThat(Ids.isValid(id)).isTrue();
        assertThat(id).isNotEqualTo(MovementIds.of("org", two, MovementType.VOID, 99_999));
        assertThat(Ids.isValid(MovementIds.of("org", "x".repeat(53), MovementType.VOID, 4999)))
                .isTrue();
    }

    @Test
    void clientsCannotTakeTheIdOfASale() {
        assertThat(MovementIds.isReserved("0192-7:sale:0")).isTrue();
        assertThat(MovementIds.isReserved("0192-7:void:12")).isTrue();
        assertThat(MovementIds.isReserved("0192-7:sale:")).isFalse();
        assertThat(MovementIds.isReserved("sale:1x")).isFalse();
    }
}
