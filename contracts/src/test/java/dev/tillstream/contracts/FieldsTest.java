package dev.tillstream.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.money.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private final Fields fields = Fields.of(Map.of(
            "total", 3000, "weight", new BigDecimal("1.250"), "name", "tea", "items", List.of(Map.of("quantity", 2))));

    @Test
    void readsNumbersExactly() {
        assertThat(fields.integer("total")).isEqualTo(3000);
        assertThat(fields.quantity("weight")).isEqualTo(new Quantity(1250));
        assertThat(fields.rows("items").get(0).quantity("quantity")).isEqualTo(Quantity.ofWhole(2));
        assertThat(fields.requiredQuantity("weight").toDecimal()).isEqualTo(new BigDecimal("1.25"));
    }

    @Test
    void aWrongKindIsAnErrorThatNamesFieldAndValue() {
        assertThatThrownBy(() -> fields.integer("weight")).hasMessage("weight must be an integer, but is 1.250");
        assertThatThrownBy(() -> fields.text("total")).hasMessage("total must be a string, but is 3000");
        assertThatThrownBy(() -> fields.rows("name")).hasMessage("name must be an array of objects, but is tea");
        assertThatThrownBy(() -> fields.requiredText("sku")).hasMessage("sku is required");
        assertThatThrownBy(() -> Quantity.of(new BigDecimal("0.0001"))).hasMessageContaining("0.0001");
    }

    @Test
    void changesMakeACopy() {
        assertThat(fields.with("total", 1).integer("total")).isEqualTo(1);
        assertThat(fields.integer("total")).isEqualTo(3000);
        assertThat(fields.only(name -> name.equals("name")).names()).containsExactly("name");
    }

    @Test
    void idsHaveALengthAndAnAlphabet() {
        assertThat(Ids.isValid("A-z_9.:x")).isTrue();
        assertThat(Ids.isValid("x".repeat(64))).isTrue();
        assertThat(Ids.isValid("x".repeat(65))).isFalse();
        assertThat(Ids.isValid("")).isFalse();
        assertThat(Ids.isValid("a/b")).isFalse();
        assertThat(Ids.derived("a", "b")).isEqualTo(Ids.derived("a", "b")).isNotEqualTo(Ids.derived("ab"));
    }
}
