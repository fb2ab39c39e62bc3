package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import dev.tillstream.local.simulated.Token;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code GET /{table}} with real Postgres: filters, pages, CSV, and nothing of anybody else. */
@QuarkusTest
@WithTestResource(StackResource.class)
class ReadingTest extends CatalogTest {
    private static final List<String> INJECTIONS =
            List.of("' or '1'='1", "x'; drop table catalog.products; --", "\" or 1=1 --", "$1", "%", "\\'", "1 or 1=1");

    private final Reader owner = Reader.owner(one.organization());

    static Iterable<Table> tables() {
        return Tables.masterData(Owner.CATALOG);
    }

    private void product(String id, @Nullable Object... pairs) {
        wire.outcomeOf(one.push("products.upsert", id, Till.fields(pairs).with("name", "Product " + id)));
    }

    private static void assertInvalid(Response response, String named) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("reason")).isEqualTo("invalid_operation");
        assertThat(response.jsonPath().getString("detail")).contains(named);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRecordIsReadAsItIsInTheFeed(Table table) {
        var created = wire.outcomeOf(one.push(table.name() + ".upsert", "r1", Samples.full(table)));
        Map<String, @Nullable Object> one =
                owner.get("/" + table.name() + "/r1").jsonPath().getMap("$");

        Fields told = Objects.requireNonNull(created.changes().get(0).data());
        assertThat(one.keySet())
                .containsAll(told.only(name -> told.value(name) != null && !Table.SECRETS.contains(name))
                        .names());
        assertThat(owner.items("/" + table.name())).containsExactly(one);
        assertThat(owner.csv("/" + table.name()).asString().lines().findFirst().orElseThrow())
                .contains(Samples.textField(table));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anotherOrganizationSeesNothing(Table table) {
        wire.outcomeOf(one.push(table.name() + ".upsert", "r1", Samples.full(table)));
        Reader stranger = Reader.owner("org-" + Till.nextId());
        String path = "/" + table.name();

        assertThat(stranger.items(path)).isEmpty();
        assertThat(stranger.items(path, "id", "r1")).isEmpty();
        assertThat(stranger.items(path, "deleted", "true")).isEmpty();
        assertThat(stranger.csv(path).asString().lines()).hasSize(1);
        assertThat(stranger.get(path + "/r1").statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/r1").asString().replace("r1", "no"))
                .isEqualTo(stranger.get(path + "/no").asString());
        assertThat(stranger.items("/audit", "table", table.name(), "id", "r1")).isEmpty();
        assertInvalid(stranger.get(path, "organization_id", one.organization()), "organization_id");
    }

    @Test
    void aCursorOfAnotherOrganizationShowsNothingOfIt() {
        List.of("p1", "p2", "p3").forEach(this::product);
        String cursor = owner.get("/products", "limit", 1).jsonPath().getString("next_cursor");
        Reader stranger = Reader.owner("org-" + Till.nextId());

        assertThat(stranger.items("/products", "limit", 1, "cursor", cursor)).isEmpty();
    }

    @Test
    void filtersCompareByType() {
        product("p1", "price", 100, "is_active", true, "units_per_box", 12, "publish_at", "2026-11-21T10:30:00Z");
        product("p2", "price", 200, "is_active", false);

        assertThat(owner.allIds("/products", 10, "price", "100")).containsExactly("p1");
        assertThat(owner.allIds("/products", 10, "is_active", "false")).containsExactly("p2");
        assertThat(owner.allIds("/products", 10, "units_per_box", "12.0")).containsExactly("p1");
        assertThat(owner.allIds("/products", 10, "publish_at", "2026-11-21T11:30:00+01:00"))
                .containsExactly("p1");
        assertThat(owner.allIds("/products", 10, "name", "Product p2")).containsExactly("p2");
        assertThat(owner.allIds("/products", 10, "price", "100", "is_active", "false"))
                .isEmpty();
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        assertInvalid(owner.get("/products", "colour", "red"), "colour");
        assertInvalid(owner.get("/products", "images", "x"), "images");
        assertInvalid(owner.get("/products", "price", "cheap"), "price must be an integer, but is cheap");
        assertInvalid(owner.get("/products", "is_active", "yes"), "is_active must be true or false, but is yes");
        assertInvalid(owner.get("/products", "since", "yesterday"), "since");
        assertInvalid(owner.get("/products", "limit", "0"), "limit");
        assertInvalid(owner.get("/products", "limit", "1001"), "limit");
        assertInvalid(owner.get("/products", "deleted", "maybe"), "deleted");
        assertInvalid(owner.get("/products", "sort", "images"), "images");
        assertInvalid(owner.get("/products", "cursor", "abc"), "cursor");
        assertInvalid(owner.csv("/products", "colour", "red"), "colour");
        assertInvalid(owner.get("/products/p1", "colour", "red"), "colour");
        assertThat(owner.get("/unicorns").statusCode()).isEqualTo(404);
        assertThat(owner.get("/inbox").statusCode()).isEqualTo(404);
        assertThat(owner.get("/flyway_schema_history").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsSentIsNeverSql() {
        product("p1", "price", 100, "barcode", "4711");
        for (String evil : INJECTIONS) {
            assertThat(owner.items("/products", "name", evil)).as(evil).isEmpty();
            assertThat(owner.items("/products", "barcode", evil)).as(evil).isEmpty();
            assertThat(owner.items("/audit", "table", evil)).as(evil).isEmpty();
            for (String option : List.of("price", "since", "limit", "sort", "cursor", "deleted", evil)) {
                assertThat(owner.get("/products", option, evil).statusCode())
                        .as(option + "=" + evil)
                        .isEqualTo(400);
            }
        }
        assertThat(owner.allIds("/products", 10)).containsExactly("p1");
    }

    @Test
    void nulCharactersAreRefusedAtTheDoor() {
        assertInvalid(owner.get("/products", "name", "a\0b"), "name");
    }

    @Test
    void deletedRecordsAreLeftOutUnlessAskedFor() {
        product("p1");
        product("p2");
        wire.outcomeOf(one.delete(Tables.PRODUCTS, "p1").at(1));

        assertThat(owner.allIds("/products", 10)).containsExactly("p2");
        assertThat(owner.allIds("/products", 10, "deleted", "true")).containsExactly("p1", "p2");
        assertThat(owner.get("/products/p1").statusCode()).isEqualTo(404);
        assertThat(owner.get("/products/p1", "deleted", "true").jsonPath().getString("deleted_at"))
                .isNotNull();
    }

    @Test
    void sinceFindsWhatChanged() {
        product("p1");
        String later = owner.get("/products/p1").jsonPath().getString("updated_at");
        product("p2");

        assertThat(owner.allIds("/products", 1, "since", later, "sort", "updated_at"))
                .containsExactly("p1", "p2");
        assertThat(owner.items("/products", "since", "2199-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void pagesAreCompleteInEveryOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Till.Push> pushes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String id = "p" + i;
            ids.add(id);
            String category = random.nextInt(3) == 0 ? null : "c" + random.nextInt(4);
            pushes.add(one.upsert(Tables.PRODUCTS, id, "name", "Product", "category_id", category));
        }
        wire.push(pushes);
        pushes.forEach(push -> wire.outcomes(push.opId(), 1));

        for (String sort : List.of(
                "id",
                "-id",
                "updated_at",
                "-updated_at",
                "category_id",
                "-category_id",
                "-occurred_at",
                "created_at")) {
            for (int limit : List.of(1 + random.nextInt(40), 149, 150, 151)) {
                assertThat(owner.allIds("/products", limit, "sort", sort))
                        .as("seed %d, sort %s, limit %d", seed, sort, limit)
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(ids);
            }
        }
        assertThat(owner.items("/products", "sort", "-category_id", "limit", 1000))
                .extracting(item -> item.get("category_id"))
                .isSortedAccordingTo(ReadingTest::nullsFirstDescending);
    }

    private static int nullsFirstDescending(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return other.toString().compareTo(one.toString());
    }

    @Test
    void aCursorBelongsToItsQuestion() {
        List.of("p1", "p2", "p3").forEach(this::product);
        String cursor = owner.get("/products", "limit", 1).jsonPath().getString("next_cursor");

        assertInvalid(owner.get("/products", "limit", 1, "cursor", cursor, "name", "x"), "cursor");
        assertInvalid(owner.get("/customers", "limit", 1, "cursor", cursor), "cursor");
        assertThat(owner.items("/products", "limit", 5, "cursor", cursor)).hasSize(2);
    }

    @Test
    void csvIsWhatASpreadsheetReads() {
        product(
                "p1",
                "description",
                "a \"big\", round\nthing",
                "brand",
                "=1+1",
                "slug",
                "-x",
                "price",
                5,
                "colour",
                "red");
        product("p2", "description", "@SUM(A1)", "images", List.of("a", "b"));
        Response csv = owner.csv("/products", "sort", "id");
        String text = csv.asString();
        int descriptionColumn =
                List.of(text.lines().findFirst().orElseThrow().split(",", -1)).indexOf("description");

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(descriptionColumn).isPositive();
        assertThat(text)
                .startsWith("id,branch_id,version,")
                .contains("\"a \"\"big\"\", round\nthing\"")
                .contains(",'=1+1,")
                .contains(",'-x,")
                .contains(",'@SUM(A1),")
                .contains("\"[\"\"a\"\",\"\"b\"\"]\"")
                .contains("\"{\"\"colour\"\":\"\"red\"\"}\"")
                .endsWith("\r\n");
    }

    @Test
    void csvHoldsAllRecordsThatMatchWhateverTheLimit() {
        List<Till.Push> pushes = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            pushes.add(
                    one.upsert(Tables.PRODUCT_CATEGORIES, "c" + i, "name", "Category " + i, "is_active", i % 2 == 0));
        }
        wire.push(pushes);
        wire.outcomes(pushes.get(2_099).opId(), 1);
        pushes.forEach(push -> wire.outcomes(push.opId(), 1));

        assertThat(owner.csv("/product_categories", "limit", 10).asString().lines())
                .hasSize(2_101)
                .doesNotHaveDuplicates();
        assertThat(owner.csv("/product_categories", "is_active", "true", "sort", "-updated_at")
                        .asString()
                        .lines())
                .hasSize(1_051);
    }

    @Test
    void aBranchSeesItsOwnConflictsAndTheWholeChainsRecords() {
        product("p1", "price", 100);
        wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        Till other = new Till(one.organization(), "till-2");
        wire.outcomeOf(
                other.upsert(Tables.PRODUCTS, "p1", "price", 130).basedOn(1).at(5));
        Reader here = Reader.with(Token.device(one.organization(), "b1", Instant.now()));
        Reader there = Reader.with(Token.device(one.organization(), "b2", Instant.now()));

        assertThat(owner.items("/conflicts", "status", "resolved")).hasSize(1);
        assertThat(here.items("/conflicts")).hasSize(1);
        assertThat(there.items("/conflicts")).isEmpty();
        assertThat(there.items("/products")).hasSize(1);
    }
}
