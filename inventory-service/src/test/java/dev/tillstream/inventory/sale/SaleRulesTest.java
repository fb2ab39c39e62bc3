package dev.tillstream.inventory.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.money.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SaleRulesTest {
    @Test
    void pieceCountsItsQuantity() {
        assertThat(units("piece", null, null, null, null)).isEqualTo("3");
        assertThat(units(null, "9", "9", "9", "9")).isEqualTo("3");
    }

    @Test
    void weightAndLengthCountWhatWasMeasured() {
        assertThat(units("weight", "1.255", null, null, null)).isEqualTo("1.255");
        assertThat(units("weight", null, null, null, null)).isEqualTo("3");
        assertThat(units("meter", null, "0.5", null, null)).isEqualTo("0.5");
        assertThat(units("meter", null, null, null, null)).isEqualTo("3");
    }

    @Test
    void boxCountsWhatIsInIt() {
        assertThat(units("box", null, null, "2", "12")).isEqualTo("24");
        assertThat(units("box", null, null, null, "12")).isEqualTo("36");
        assertThat(units("box", null, null, "2", null)).isEqualTo("3");
    }

    @Test
    void whatStockCannotCountIsToldByName() {
        SoldItem tooMany = new SoldItem(
                "flour", quantity("999999999999"), "box", null, null, null, quantity("2"), null, null, null, null);
        SoldItem overflow = new SoldItem(
                "flour",
                quantity("999999999999"),
                "box",
                null,
                null,
                null,
                quantity("999999999999"),
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> SaleRules.check("order-1", List.of(tooMany)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flour");
        assertThatThrownBy(() -> SaleRules.check("order-1", List.of(overflow))).isInstanceOf(ArithmeticException.class);
    }

    private static String units(
            @Nullable String type,
            @Nullable String weight,
            @Nullable String meters,
            @Nullable String boxes,
            @Nullable String unitsPerBox) {
        SoldItem item = new SoldItem(
                "flour",
                quantity("3"),
                type,
                weight == null ? null : quantity(weight),
                meters == null ? null : quantity(meters),
                boxes == null ? null : quantity(boxes),
                unitsPerBox == null ? null : quantity(unitsPerBox),
                null,
                null,
                null,
                null);
        return SaleRules.unitsOf(item).toString();
    }

    private static Quantity quantity(String decimal) {
        return Quantity.of(new BigDecimal(decimal));
    }
}
