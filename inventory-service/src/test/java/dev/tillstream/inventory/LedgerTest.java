package dev.tillstream.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.sale.Sales;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledgers as people read them: each entry with the sum that it left, page after page. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LedgerTest {
    @Inject
    InventoryProbe inventory;

    private final String organization = UUID.randomUUID().toString();
    private final Origin here = Sales.origin(organization, "branch-1");
    private final Origin there = Sales.origin(organization, "branch-2");
    private final Token owner = Token.owner(organization, Instant.now());

    @BeforeEach
    void aProductThatMoved() {
        applied(Sales.pushed(here, UUID.randomUUID(), "supplier_purchases.create", "p1", purchase()));
        applied(Sales.adjustment(here, UUID.randomUUID(), "m1", "tea", "-1.5"));
        ChangeRecord sale = Sales.changed(here, UUID.randomUUID(), "o1", "completed", List.of(Sales.item("tea", 2)));
        inventory.publish(sale);
        inventory.await(Sales.followed(sale).operation().opId(), 1);
        applied(Sales.adjustment(there, UUID.randomUUID(), "m2", "tea", "4"));
        applied(Sales.adjustment(there, UUID.randomUUID(), "m3", "pot", "-1"));
        applied(Sales.pushed(
                here,
                UUID.randomUUID(),
                "supplier_payments.create",
                "pay1",
                Fields.of(Map.of("supplier_id", "s1", "amount", 300, "payment_method", "cash"))));
    }

    private static Fields purchase() {
        Map<String, Object> line = Map.of("id", "line-1", "product_id", "tea", "quantity", 10, "unit_cost", 100);
        return Fields.of(Map.of("supplier_id", "s1", "status", "received", "total", 1000, "items", List.of(line)));
    }

    @Test
    void eachMovementIsToldWithTheLevelThatItLeft() {
        List<Map<String, Object>> all = items(owner, "/stock/movements?product_id=tea&branch_id=branch-1");

        assertThat(all).hasSize(3);
        assertThat(number(all.get(0), "level_after")).isEqualByComparingTo("6.5");
        assertThat(levelBefore(all.get(2))).isEqualByComparingTo("0");
        for (int i = 1; i < all.size(); i++) {
            assertThat(number(all.get(i), "level_after")).isEqualByComparingTo(levelBefore(all.get(i - 1)));
        }
        assertThat(all)
                .extracting(item -> item.get("kind") + " " + item.get("document_table") + " " + item.get("document_id"))
                .containsExactlyInAnyOrder(
                        "purchase supplier_purchases p1", "adjustment stock_movements m1", "sale orders o1");
        assertThat(paged("/stock/movements?product_id=tea&branch_id=branch-1")).isEqualTo(all);
    }

    @Test
    void allBranchesTogetherHaveOneLevel() {
        List<Map<String, Object>> all = items(owner, "/stock/movements?product_id=tea");

        assertThat(all).hasSize(4);
        assertThat(number(all.get(0), "level_after")).isEqualByComparingTo("10.5");
        assertThat(levelBefore(all.get(3))).isEqualByComparingTo("0");
        assertThat(items(
                        Token.device(organization, "branch-2", Instant.now()),
                        "/stock/movements?product_id=tea&branch_id=branch-1"))
                .as("a branch sees its own")
                .extracting(item -> item.get("document_id"))
                .containsExactly("m2");
        assertThat(items(Token.owner(UUID.randomUUID().toString(), Instant.now()), "/stock/movements?product_id=tea"))
                .isEmpty();
    }

    @Test
    void aTimeIsALimit() {
        List<Map<String, Object>> all = items(owner, "/stock/movements?product_id=tea");
        String newest = String.valueOf(all.get(0).get("occurred_at"));
        List<Map<String, Object>> older = items(owner, "/stock/movements?product_id=tea&to=" + newest);
        List<Map<String, Object>> expected = all.stream()
                .filter(item -> String.valueOf(item.get("occurred_at")).compareTo(newest) < 0)
                .toList();

        assertThat(older).isEqualTo(expected);
        assertThat(items(owner, "/stock/movements?product_id=tea&from=2199-01-01T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void theStockHasAValue() {
        assertThat(items(owner, "/stock/value?by=total").get(0))
                .containsEntry("value", 1050)
                .containsEntry("levels", 3)
                .containsEntry("negative_levels", 1)
                .containsEntry("levels_without_cost", 1);
        assertThat(items(owner, "/stock/value?by=branch"))
                .extracting(item -> item.get("key") + " " + item.get("value"))
                .containsExactly("branch-1 650", "branch-2 400");
        assertThat(items(owner, "/stock/value?by=product&limit=1"))
                .extracting(item -> item.get("key"))
                .containsExactly("tea");
        assertThat(get(owner, "/stock/value?by=colour").statusCode()).isEqualTo(400);
    }

    @Test
    void aSuppliersStatementEndsInItsBalance() {
        List<Map<String, Object>> all = items(owner, "/stock/suppliers/s1/statement");

        assertThat(all)
                .extracting(item -> item.get("kind") + " " + item.get("amount") + " " + item.get("balance_after") + " "
                        + item.get("document_table") + " " + item.get("document_id"))
                .containsExactly("paid -300 700 supplier_payments pay1", "received 1000 1000 supplier_purchases p1");
        assertThat(paged("/stock/suppliers/s1/statement?from=2020-01-01T00:00:00Z"))
                .isEqualTo(all);
        assertThat(items(owner, "/stock/suppliers/s2/statement")).isEmpty();
    }

    @Test
    void stockIsReadByProductOverBranches() {
        assertThat(items(owner, "/stock_levels?product_id=tea,pot&sort=-quantity"))
                .extracting(item -> item.get("branch_id") + " " + item.get("product_id"))
                .containsExactly("branch-1 tea", "branch-2 tea", "branch-2 pot");
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        for (String path : List.of(
                "/stock/movements",
                "/stock/movements?product_id=tea&colour=red",
                "/stock/movements?product_id=tea&from=yesterday",
                "/stock/movements?product_id=tea&cursor=abc",
                "/stock/movements?product_id=tea&limit=0",
                "/stock/suppliers/s1/statement?cursor=abc",
                "/stock/value")) {
            assertThat(get(owner, path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(RestAssured.get("/stock/movements?product_id=tea").statusCode())
                .isEqualTo(401);
    }

    private List<Map<String, Object>> paged(String path) {
        List<Map<String, Object>> items = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Response page = get(owner, path + "&limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            assertThat(page.statusCode()).as("%s", page.asString()).isEqualTo(200);
            items.addAll(page.jsonPath().getList("items"));
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);
        return items;
    }

    private static BigDecimal levelBefore(Map<String, Object> item) {
        return number(item, "level_after").subtract(number(item, "quantity"));
    }

    private static BigDecimal number(Map<String, Object> item, String name) {
        return new BigDecimal(String.valueOf(item.get(name)));
    }

    private void applied(PushedOperation pushed) {
        inventory.push(pushed);
        assertThat(inventory.await(pushed.operation().opId(), 1)).hasSize(1);
    }

    private static List<Map<String, Object>> items(Token token, String path) {
        Response response = get(token, path);
        assertThat(response.statusCode()).as("%s", response.asString()).isEqualTo(200);
        return response.jsonPath().getList("items");
    }

    private static Response get(Token token, String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TokenIssuer.shared().sign(token))
                .get(path);
    }
}
