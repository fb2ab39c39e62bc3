package dev.tillstream.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the installer registers reaches the tills by the one write path; a call that broke off is made again. */
@GatewayTest
class SetupOperationsTest {
    @Test
    void anOrganizationIsToldToTheCatalog() {
        Shop shop = new Shop();
        JsonNode pushed = OperationsTopic.next("operations.catalog", shop.id + "/" + shop.id);
        assertThat(pushed.at("/origin/organization_id").asText()).isEqualTo(shop.id);
        assertThat(pushed.at("/origin/organization_code").asText()).isEqualTo(shop.code);
        JsonNode operation = pushed.get("operation");
        assertThat(operation.get("type").asText()).isEqualTo("organizations.upsert");
        assertThat(operation.get("id").asText()).isEqualTo(shop.id);
        assertThat(operation.get("seq").isNull()).isTrue();
        assertThat(operation.at("/payload/name").asText()).isEqualTo("Test");
        assertThat(operation.at("/payload/currency").asText()).isEqualTo("EUR");
    }

    @Test
    void theSameOrganizationAgainIsTheSameOperation() {
        Shop shop = new Shop();
        Answer again = Shop.setup(
                "POST", "/organizations", "{'code':'%s','name':'Test','currency':'eur'}".formatted(shop.code));
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json().get("id").asText()).isEqualTo(shop.id);
        assertSame(OperationsTopic.all("operations.catalog", shop.id + "/" + shop.id, 2));
    }

    @Test
    void theSameBranchAgainIsTheSameOperation() {
        Shop shop = new Shop();
        String path = "/organizations/" + shop.id + "/branches";
        Answer first = Shop.setup("POST", path, "{'code':'B1','name':'Branch'}");
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        Answer again = Shop.setup("POST", path, "{'code':'B1','name':'Branch'}");
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        Answer other = Shop.setup("POST", path, "{'code':'B1','name':'Other'}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.reason()).isEqualTo("duplicate_reference");
        String id = first.json().get("id").asText();
        List<JsonNode> told = OperationsTopic.all("operations.catalog", shop.id + "/" + id, 2);
        assertSame(told);
        assertThat(told.get(0).at("/origin/branch_id").asText()).isEqualTo(id);
        assertThat(told.get(0).at("/operation/type").asText()).isEqualTo("branches.upsert");
        assertThat(told.get(0).at("/operation/payload/code").asText()).isEqualTo("B1");
    }

    private static void assertSame(List<JsonNode> told) {
        assertThat(told).hasSize(2);
        assertThat(told.get(1).get("operation")).isEqualTo(told.get(0).get("operation"));
        assertThat(told.get(1).get("fingerprint")).isEqualTo(told.get(0).get("fingerprint"));
    }
}
