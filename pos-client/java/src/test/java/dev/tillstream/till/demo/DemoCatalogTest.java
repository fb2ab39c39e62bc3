package dev.tillstream.till.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCatalogTest {
    @Test
    void checkDigitIsThatOfGs1() {
        assertThat(Ean13.checkDigit("400638133393")).isEqualTo(1);
        assertThat(Ean13.checkDigit("590123412345")).isEqualTo(7);
        assertThat(Ean13.of(0)).hasSize(13).startsWith("400");
    }

    @Test
    void sameOnEveryRun() {
        assertThat(DemoCatalog.products()).isEqualTo(DemoCatalog.products()).hasSize(DemoCatalog.PRODUCTS);
        assertThat(DemoCatalog.openingStock("BR01", 7)).isEqualTo(DemoCatalog.openingStock("BR01", 7));
    }

    @Test
    void productsAreAsShopsHaveThem() {
        Map<String, Fields> products = DemoCatalog.products();
        assertThat(products.values()).allSatisfy(product -> {
            String barcode = product.requiredText("barcode");
            assertThat(Ean13.checkDigit(barcode.substring(0, 12))).isEqualTo(barcode.charAt(12) - '0');
            assertThat(product.requiredInteger("price")).isBetween(40L, 5_000L);
            assertThat(product.requiredInteger("tax_rate")).isIn(700L, 1900L);
            assertThat(DemoCatalog.categories()).containsKey(product.requiredText("category_id"));
        });
        assertThat(products.values().stream()
                        .map(product -> product.text("barcode"))
                        .collect(Collectors.toSet()))
                .hasSize(products.size());
        assertThat(products.values()).anyMatch(product -> product.flag("sell_by_weight"));
        assertThat(products.values()).anyMatch(product -> product.flag("allow_wholesale"));
    }
}
