package dev.tillstream.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inventory.sale.Sales;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** B-12, S1-43, S1-95: low and negative stock, of the caller's organization and branch. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AlertTest {
    @Inject
    InventoryProbe inventory;

    @Test
    void lowAndNegativeStockAreListedToWhoMaySeeThem() {
        String organization = UUID.randomUUID().toString();
        Origin here = Sales.origin(organization, "branch-1");
        Origin there = Sales.origin(organization, "branch-2");
        ChangeRecord product = Sales.record(
                here,
                UUID.randomUUID(),
                Change.of(
                        Tables.PRODUCTS, "tea", "branch-1", 1, Fields.of(Map.of("name", "Tea", "reorder_level", 10))));
        inventory.publish(Owner.CATALOG, product);
        inventory.awaitRow("select 1 from ref_products where organization_id = '" + organization + "'");
        applied(Sales.adjustment(here, UUID.randomUUID(), "m1", "tea", "10"));
        applied(Sales.adjustment(there, UUID.randomUUID(), "m2", "tea", "11"));
        applied(Sales.adjustment(there, UUID.randomUUID(), "m3", "pot", "-2"));

        Token owner = Token.owner(organization, Instant.now());
        assertThat(products(get(owner, "/stock/low"))).containsExactly("tea");
        assertThat(products(get(owner, "/stock/negative"))).containsExactly("pot");
        Token till = Token.device(organization, "branch-1", Instant.now());
        assertThat(products(get(till, "/stock/low"))).containsExactly("tea");
        assertThat(products(get(till, "/stock/negative"))).isEmpty();
        Token stranger = Token.owner(UUID.randomUUID().toString(), Instant.now());
        assertThat(products(get(stranger, "/stock/low"))).isEmpty();
        assertThat(RestAssured.get("/stock/low").statusCode()).isEqualTo(401);
        assertThat(get(owner, "/stock/low?limit=0").statusCode()).isEqualTo(400);
    }

    private void applied(PushedOperation pushed) {
        inventory.push(pushed);
        assertThat(inventory.await(pushed.operation().opId(), 1)).hasSize(1);
    }

    private static List<String> products(Response response) {
        assertThat(response.statusCode()).as("%s", response.asString()).isEqualTo(200);
        return response.jsonPath().getList("items.product_id");
    }

    private static Response get(Token token, String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TokenIssuer.shared().sign(token))
                .get(path);
    }
}
