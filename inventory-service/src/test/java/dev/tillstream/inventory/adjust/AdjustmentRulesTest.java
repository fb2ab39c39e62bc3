package dev.tillstream.inventory.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.sale.Sales;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** S1-79, S4-2: signed, never clamped, at the branch of the device, by the server's clock. */
class AdjustmentRulesTest {
    private static final Origin FAST_CLOCK = new Origin("org", "ORG", "branch-1", "BR", "till-1", 60_000);

    @Test
    void changeIsSignedAndOfTheBranchOfTheDevice() {
        PushedOperation pushed = Sales.adjustment(FAST_CLOCK, new UUID(1, 1), "m1", "tea", "-2.5");

        assertThat(AdjustmentRules.change(pushed).change()).hasToString("-2.5");
        assertThat(AdjustmentRules.change(pushed).level().branchId()).isEqualTo("branch-1");
        PushedOperation senseless =
                Sales.pushed(FAST_CLOCK, new UUID(1, 1), "stock_movements.adjust", "m1", Fields.NONE);
        assertThatThrownBy(() -> AdjustmentRules.change(senseless)).hasMessage("product_id is required");
    }

    @Test
    void movementLiesWhereTheServersClockPutsIt() {
        PushedOperation pushed = Sales.adjustment(FAST_CLOCK, new UUID(1, 1), "m1", "tea", "1");

        StoredRecord movement =
                AdjustmentRules.movement(pushed, pushed.operation().payload(), Sales.NOON);

        assertThat(movement.meta().occurredAt()).isEqualTo(Sales.NOON.minusSeconds(60));
        assertThat(movement.fields().text("movement_type")).isEqualTo("adjustment");
    }

    @Test
    void sameIsWhatMovesTheSame() {
        Fields booked = Fields.of(Map.of("product_id", "tea", "change", new BigDecimal("2.000"), "reason", "counted"));

        assertThat(AdjustmentRules.isSame(booked, booked.with("change", 2))).isTrue();
        assertThat(AdjustmentRules.isSame(booked, booked.with("change", 3))).isFalse();
        assertThat(AdjustmentRules.isSame(booked, booked.with("batch_number", "B7")))
                .isFalse();
    }
}
