package dev.tillstream.catalog;

import static dev.tillstream.local.simulated.Till.fields;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of single tables, without a database (B-5, S0-14, S3-12). */
class CatalogRulesTest {
    private static final String SALT = "c2FsdHNhbHRzYWx0c2FsdA==";
    private static final String HASH = "qzJmJ0ZQn0mJx8rT2m0bXn3Gv0o6m0m1f4p3s9d7a2E=";

    private final CatalogRules rules = new CatalogRules();

    private void assertGood(Table table, @Nullable Object... pairs) {
        assertThatCode(() -> check(table, fields(pairs))).doesNotThrowAnyException();
    }

    private void assertRefused(Table table, String message, @Nullable Object... pairs) {
        assertThatThrownBy(() -> check(table, fields(pairs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private void check(Table table, Fields fields) {
        rules.checkSent(table, fields);
        if (fields.has("kind") || fields.has("starts_at")) {
            rules.checkResult(table, fields);
        }
    }

    @Test
    void aPinIsAHashOfEnoughWork() {
        assertGood(Tables.STAFF, "pin_hash", "pbkdf2-sha256$100000$" + SALT + "$" + HASH);
        assertGood(Tables.STAFF, "pin_hash", null);
        for (String hash : List.of(
                "1234",
                "",
                HASH,
                "pbkdf2-sha256$99999$" + SALT + "$" + HASH,
                "pbkdf2-sha256$0100000$" + SALT + "$" + HASH,
                "pbkdf2-sha1$100000$" + SALT + "$" + HASH,
                "pbkdf2-sha256$100000$c2E=$" + HASH,
                "pbkdf2-sha256$100000$" + SALT + "$MTIzNA==",
                "pbkdf2-sha256$100000$" + SALT + "$" + HASH + "$1234",
                "pbkdf2-sha256$100000$" + SALT + "$" + HASH + "\n1234",
                "pbkdf2-sha256$100000$=====$" + HASH)) {
            assertRefused(Tables.STAFF, "pin_hash must be", "pin_hash", hash);
        }
    }

    @Test
    void neitherPinNorPasswordIsTaken() {
        for (String name : List.of("pin", "PIN", "password", "Password", "pin_code", "_pin", "pass-code")) {
            assertRefused(Tables.STAFF, name + " must not be sent", name, "4711");
            assertRefused(Tables.STAFF, name + " must not be sent", "permissions", Map.of(name, "4711"));
            assertRefused(Tables.STAFF, name + " must not be sent", "list", List.of(List.of(Map.of(name, 4711))));
        }
        assertGood(Tables.STAFF, "permissions", Map.of("change_pin", true), "notes", "pin");
    }

    @Test
    void noMessageRepeatsASecret() {
        for (Fields secret : List.of(fields("pin", "4711"), fields("pin_hash", "4711"))) {
            assertThatThrownBy(() -> rules.checkSent(Tables.STAFF, secret)).hasMessageNotContaining("4711");
        }
    }

    @Test
    void pricesSayWhichOneIsWrong() {
        Map<String, Object> good = Map.of("product_id", "p1", "price", 5, "min_quantity", new BigDecimal("1.5"));
        assertGood(Tables.PRICE_LISTS, "prices", List.of(good), "branch_ids", List.of("b1"));
        assertGood(Tables.PRICE_LISTS, "prices", null);
        assertPriceRefused("prices[1].product_id is required", good, Map.of("price", 5));
        assertPriceRefused("prices[0].product_id must be an id, but is a b", Map.of("product_id", "a b", "price", 5));
        assertPriceRefused("prices[1].price must be an integer, but is 1.5", good, price(new BigDecimal("1.5")));
        assertPriceRefused("prices[0].price must be 0 to 2^53, but is -1", price(-1));
        assertPriceRefused("prices[0].price must be an integer, but is free", price("free"));
        assertPriceRefused(
                "prices[0].min_quantity must not be negative, but is -1",
                Map.of("product_id", "p1", "price", 5, "min_quantity", -1));
        assertPriceRefused(
                "prices[0].selling_unit_type must be one of",
                Map.of("product_id", "p1", "price", 5, "selling_unit_type", "crate"));
        assertRefused(Tables.PRICE_LISTS, "prices must be an array", "prices", "all");
        assertRefused(Tables.PRICE_LISTS, "branch_ids[1] must be an id, but is 7", "branch_ids", List.of("b1", 7));
        assertRefused(
                Tables.PRICE_LISTS,
                "ends_at must be after starts_at",
                "starts_at",
                "2026-11-21T10:00:00Z",
                "ends_at",
                "2026-11-21T10:00:00Z");
    }

    private static Map<String, Object> price(Object price) {
        return Map.of("product_id", "p1", "price", price);
    }

    private void assertPriceRefused(String message, Object... prices) {
        assertRefused(Tables.PRICE_LISTS, message, "prices", Arrays.asList(prices));
    }

    @Test
    void eachKindOfPromotionNeedsItsFields() {
        Map<String, Object> part = Map.of("product_id", "p1", "quantity", 2);
        assertGood(Tables.PROMOTIONS, "kind", "percent", "percent", 10_000);
        assertGood(Tables.PROMOTIONS, "kind", "amount", "amount", 50L);
        assertGood(Tables.PROMOTIONS, "kind", "n_for_m", "buy_quantity", 3, "pay_quantity", 2);
        assertGood(Tables.PROMOTIONS, "kind", "bundle", "bundle", List.of(part), "bundle_price", 900);
        assertRefused(Tables.PROMOTIONS, "percent is required", "kind", "percent");
        assertRefused(Tables.PROMOTIONS, "percent must be at most 10000", "percent", 10_001);
        assertRefused(Tables.PROMOTIONS, "amount must be greater than 0, but is 0", "kind", "amount", "amount", 0);
        assertRefused(
                Tables.PROMOTIONS,
                "pay_quantity must be less than buy_quantity (3), but is 3",
                "kind",
                "n_for_m",
                "buy_quantity",
                3,
                "pay_quantity",
                3);
        assertRefused(Tables.PROMOTIONS, "bundle is required", "kind", "bundle", "bundle_price", 1);
        assertRefused(
                Tables.PROMOTIONS,
                "names p1 twice",
                "kind",
                "bundle",
                "bundle",
                List.of(part, part),
                "bundle_price",
                1);
        assertRefused(
                Tables.PROMOTIONS,
                "bundle[0].quantity must be a whole number above 0, but is 0.5",
                "bundle",
                List.of(Map.of("product_id", "p1", "quantity", new BigDecimal("0.5"))));
        assertRefused(Tables.PROMOTIONS, "weekdays[1] must be 1 (Monday) to 7", "weekdays", List.of(7, 8));
        assertRefused(Tables.PROMOTIONS, "product_ids must be an array, but is p1", "product_ids", "p1");
    }

    @Test
    void policiesNameTablesAndWhatIsDone() {
        assertGood(Tables.ORGANIZATION_SETTINGS, "merge_policy", Map.of("products", "reject_stale"));
        assertGood(Tables.ORGANIZATION_SETTINGS, "merge_policy", null);
        assertRefused(
                Tables.ORGANIZATION_SETTINGS,
                "merge_policy.orders: there is no such table of master data",
                "merge_policy",
                Map.of("orders", "merge"));
        assertRefused(
                Tables.ORGANIZATION_SETTINGS,
                "merge_policy.products must be merge, last_write_wins or reject_stale, but is toss",
                "merge_policy",
                Map.of("products", "toss"));
    }
}
