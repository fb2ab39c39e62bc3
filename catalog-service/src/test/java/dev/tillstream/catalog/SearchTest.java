package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.SearchFields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the back office's lists ask of {@code GET /{table}}: words, ranges, lists, nothing, any order, how many. */
@QuarkusTest
@WithTestResource(StackResource.class)
class SearchTest extends CatalogTest {
    private static final String PRODUCTS = "/products";

    private final Reader owner = Reader.owner(one.organization());

    static List<Table> tables() {
        return Tables.masterData(Owner.CATALOG).stream()
                .filter(table -> !SearchFields.of(table).isEmpty())
                .toList();
    }

    private void product(String id, @Nullable Object... pairs) {
        wire.outcomeOf(one.push(
                "products.upsert", id, Samples.required(Tables.PRODUCTS).with(Till.fields(pairs))));
    }

    private List<String> found(String words) {
        return owner.allIds(PRODUCTS, 10, "q", words);
    }

    private static void assertInvalid(Response response, String named) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getString("detail")).contains(named);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyFieldThatIsSearchedFindsItsRecord(Table table) {
        String path = "/" + table.name();
        for (String field : SearchFields.of(table)) {
            wire.outcomeOf(one.push(
                    table.name() + ".upsert", field, Samples.required(table).with(field, "Ünlü شاي of-" + field)));
        }
        for (String field : SearchFields.of(table)) {
            assertThat(owner.allIds(path, 1, "q", "of-" + field.toUpperCase(Locale.ROOT)))
                    .as(field)
                    .containsExactly(field);
        }
        assertThat(owner.allIds(path, 1, "q", "شاي ÜNLÜ")).containsExactlyInAnyOrderElementsOf(SearchFields.of(table));
    }

    @Test
    void eachWordIsSomewhere() {
        product("p1", "name", "Coffee Arabica 500g", "brand", "Roasters", "sku", "CA-500");
        product("p2", "name", "Coffee Robusta 500g", "barcode", "4000000000017");
        product("p3", "name", "Tea", "description", "not coffee");

        assertThat(found("coffee 500")).containsExactly("p1", "p2");
        assertThat(found("  ROAST  arab ")).containsExactly("p1");
        assertThat(found("0000017")).containsExactly("p2");
        assertThat(found("ca-5")).containsExactly("p1");
        assertThat(found("coffee tea")).isEmpty();
        assertThat(found(" ")).containsExactly("p1", "p2", "p3");
        assertThat(owner.allIds(PRODUCTS, 1, "q", "coffee", "sort", "-name", "barcode", "null"))
                .containsExactly("p1");
        assertThat(owner.csv(PRODUCTS, "q", "coffee").asString().lines()).hasSize(3);
    }

    @Test
    void wildcardsAreLetters() {
        product("p1", "name", "100% wool");
        product("p2", "name", "under_score");
        product("p3", "name", "back\\slash");
        product("p4", "name", "plain");

        assertThat(found("%")).containsExactly("p1");
        assertThat(found("_")).containsExactly("p2");
        assertThat(found("\\")).containsExactly("p3");
        assertThat(found("0% w")).containsExactly("p1");
    }

    @Test
    void whatIsDeletedOrSomebodyElsesIsNotFound() {
        product("p1", "name", "Coffee");
        wire.outcomeOf(one.delete(Tables.PRODUCTS, "p1").at(1));
        product("p2", "name", "Coffee");

        assertThat(found("coffee")).containsExactly("p2");
        assertThat(owner.allIds(PRODUCTS, 10, "q", "coffee", "deleted", "true")).containsExactly("p1", "p2");
        assertThat(Reader.owner("org-" + Till.nextId()).items(PRODUCTS, "q", "coffee"))
                .isEmpty();
    }

    @Test
    void rangesListsAndNothing() {
        product("p1", "price", 100, "category_id", "c1", "sku", "a,b", "publish_at", "2026-11-21T10:00:00Z");
        product("p2", "price", 200, "category_id", "c2", "sku", "c", "publish_at", "2026-11-21T11:00:00Z");
        product("p3", "price", 300, "sku", "d");

        assertThat(ids("price.gte", "200")).containsExactly("p2", "p3");
        assertThat(ids("price.gt", "200")).containsExactly("p3");
        assertThat(ids("price.lte", "200")).containsExactly("p1", "p2");
        assertThat(ids("price.gte", "100", "price.lt", "300")).containsExactly("p1", "p2");
        assertThat(ids("publish_at.gte", "2026-11-21T10:30:00Z", "publish_at.lt", "2026-11-22T00:00:00+02:00"))
                .containsExactly("p2");
        assertThat(ids("category_id", "c1,c2")).containsExactly("p1", "p2");
        assertThat(ids("category_id", "")).containsExactly("p3");
        assertThat(ids("category_id", "c1,null")).containsExactly("p1", "p3");
        assertThat(ids("category_id.not", "c1")).containsExactly("p2", "p3");
        assertThat(ids("category_id.not", "null")).containsExactly("p1", "p2");
        assertThat(ids("category_id.not", "c1,null")).containsExactly("p2");
        assertThat(ids("price", "100,300")).containsExactly("p1", "p3");
        assertThat(ids("sku", "a,b")).as("a text may hold commas").containsExactly("p1");
        assertThat(ids("sku", List.of("a,b", "d"))).containsExactly("p1", "p3");
        assertThat(ids("price.gte", "100", "q", "text", "sort", "-price")).containsExactly("p3", "p2", "p1");
    }

    private List<String> ids(Object... parameters) {
        return owner.allIds(PRODUCTS, 2, parameters);
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        assertInvalid(owner.get(PRODUCTS, "colour.gte", "1"), "colour.gte");
        assertInvalid(owner.get(PRODUCTS, "price.ge", "1"), "price.ge");
        assertInvalid(owner.get(PRODUCTS, "price.gte", "a"), "price.gte must be an integer, but is a");
        assertInvalid(owner.get(PRODUCTS, "price.gte", ""), "price.gte");
        assertInvalid(owner.get(PRODUCTS, "price.lt", "1,2"), "price.lt");
        assertInvalid(owner.get(PRODUCTS, "price", "1,x"), "price must be an integer, but is x");
        assertInvalid(owner.get(PRODUCTS, "fields", "name,colour"), "colour");
        assertInvalid(owner.get(PRODUCTS, "fields", "organization_id"), "organization_id");
        assertInvalid(owner.get(PRODUCTS, "count", "yes"), "count");
        assertInvalid(owner.get(PRODUCTS, "q", "x".repeat(201)), "q must be");
        assertInvalid(owner.get(PRODUCTS, "q", "1 2 3 4 5 6 7 8 9 10 11"), "q must be");
        assertInvalid(owner.get(PRODUCTS, "q", "a\0b"), "q must be");
        assertInvalid(owner.get(PRODUCTS, "limit", List.of("1", "2")), "limit is given 2 times");
        assertInvalid(owner.get("/organization_settings", "q", "x"), "organization_settings");
    }

    @Test
    void howManyThereAreAndWhichFields() {
        product("p1", "price", 100);
        product("p2", "price", 200);
        product("p3", "price", 200);

        Response page = owner.get(PRODUCTS, "price", "200", "limit", 1, "count", "true", "fields", "name,price");
        assertThat(page.jsonPath().getLong("count")).isEqualTo(2);
        assertThat(page.jsonPath().getBoolean("count_exceeded")).isFalse();
        assertThat(page.jsonPath().getMap("items[0]").keySet()).containsExactlyInAnyOrder("id", "name", "price");
        assertThat(owner.get(PRODUCTS).jsonPath().getMap("$")).doesNotContainKey("count");
        assertThat(owner.csv(PRODUCTS, "fields", "price,id", "sort", "-price").asString())
                .isEqualTo("price,id\r\n200,p3\r\n200,p2\r\n100,p1\r\n");
    }

    @Test
    void pagesAreCompleteInTheOrderOfAnyField() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Till.Push> pushes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add("p" + i);
            boolean isFull = random.nextBoolean();
            pushes.add(one.upsert(
                    Tables.PRODUCTS,
                    "p" + i,
                    "name",
                    "Product " + random.nextInt(9),
                    "price",
                    isFull ? random.nextInt(5) : null,
                    "units_per_box",
                    isFull ? random.nextInt(3) : null,
                    "is_active",
                    isFull ? random.nextBoolean() : null,
                    "description",
                    isFull ? "d" + random.nextInt(4) : null));
        }
        wire.push(pushes);
        pushes.forEach(push -> wire.outcomes(push.opId(), 1));

        for (String sort : List.of("name", "price", "units_per_box", "is_active", "description", "deleted_at")) {
            for (String direction : List.of("", "-")) {
                assertThat(owner.allIds(PRODUCTS, 7, "sort", direction + sort, "q", "product"))
                        .as("seed %d, sort %s%s", seed, direction, sort)
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(ids);
            }
        }
    }
}
