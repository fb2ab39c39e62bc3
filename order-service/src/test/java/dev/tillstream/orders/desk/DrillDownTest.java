package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.goods;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import dev.tillstream.orders.order.TestOperations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a dashboard asks of reports, and the sales behind a bar of one. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DrillDownTest extends DeskTest {
    private static final Instant NOON = TestOperations.NOON;

    private Token owner;

    @BeforeEach
    void aDayOfTwoBranches() {
        owner = Token.owner(organization, Instant.now());
        peer.push(till.create("o1", sold("tea", 2, 300).with("employee_id", "ann")));
        peer.push(till.create(
                "o2", sold("milk", 5, 100).with("employee_id", "bob").with("customer_id", "c1")));
        peer.push(peer.till("b2", "till-2").create("o3", sold("tea", 1, 301).with("offline_reference", "B2-7")));
        peer.push(till.pushed("returns.create", "r1", returned("o1", "tea", 300)));
    }

    private static Fields sold(String product, long quantity, long price) {
        Fields item = fields("id", "i1", "product_id", product, "quantity", quantity, "unit_price", price);
        return fields("payment_method", "cash", "amount_paid", quantity * price, "total", quantity * price)
                .with("items", List.of(item));
    }

    private static Fields returned(String order, String product, long price) {
        Fields item = fields("order_item_id", "i1", "product_id", product, "quantity", 1L, "unit_price", price);
        return goods(order, 1, price).with("items", List.of(item));
    }

    @Test
    void oneCallTellsTheTotalsAndTheAverageBasket() {
        Map<String, Object> total = items("/reports/sales", "by", "total").get(0);

        assertThat(total)
                .containsEntry("sales_count", 3)
                .containsEntry("sales_total", 1401)
                .containsEntry("returns_count", 1)
                .containsEntry("returns_total", 300)
                .containsEntry("net", 1101)
                .containsEntry("average_basket", 467);
        assertThat(keys("by", "month")).containsExactly("2026-11");
        assertThat(keys("by", "weekday")).containsExactly("6");
    }

    @Test
    void theTopProductsComeFirst() {
        assertThat(keys("by", "product", "sort", "-net")).containsExactly("tea", "milk");
        assertThat(keys("by", "product", "sort", "-quantity")).containsExactly("milk", "tea");
        assertThat(keys("by", "product", "sort", "-net", "limit", "1")).containsExactly("tea");
        assertThat(keys("by", "product", "sort", "net", "branch_id", "b1")).containsExactly("tea", "milk");
        assertThat(items("/reports/sales", "by", "product").get(0)).containsEntry("average_basket", null);
    }

    @Test
    void aReportIsOfOneProductOrEmployee() {
        assertThat(items("/reports/sales", "by", "branch", "product_id", "tea"))
                .extracting(row -> row.get("key") + ":" + row.get("net"))
                .containsExactly("b1:300", "b2:301");
        assertThat(items("/reports/sales", "by", "day", "employee_id", "bob"))
                .extracting(row -> row.get("net"))
                .containsExactly(500);
        assertThat(keys("by", "hour", "device_id", "till-2")).containsExactly("12");
        assertThat(keys("by", "product", "category_id", "hot")).isEmpty();
    }

    @Test
    void whatNoSumsAreKeptOfIsNamed() {
        assertInvalid("by=hour", "by", "hour", "product_id", "tea");
        assertInvalid("by=tender", "by", "tender", "employee_id", "ann");
        assertInvalid("product_id", "by", "day", "product_id", "tea", "employee_id", "ann");
        assertInvalid("sort", "by", "product", "sort", "key; drop table orders");
        assertInvalid("limit", "by", "product", "limit", "0");
        assertInvalid("colour", "by", "product", "colour", "red");
        assertInvalid("from", "by", "product", "from", "yesterday");
    }

    private void assertInvalid(String named, String... parameters) {
        Response response = get(owner, "/reports/sales", parameters);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getString("detail")).contains(named);
    }

    @Test
    void behindABarThereAreSales() {
        String from = NOON.toString();
        String to = NOON.plusSeconds(3600).toString();

        assertThat(orders("occurred_at.gte", from, "occurred_at.lt", to, "sort", "-occurred_at"))
                .containsExactlyInAnyOrder("o1", "o2", "o3");
        assertThat(orders("occurred_at.gte", to)).isEmpty();
        assertThat(orders("branch_id", "b1")).containsExactly("o1", "o2");
        assertThat(orders("employee_id", "ann,bob")).containsExactly("o1", "o2");
        assertThat(orders("employee_id", "")).containsExactly("o3");
        assertThat(orders("product_id", "tea")).containsExactly("o1", "o3");
        assertThat(orders("product_id", "tea,milk", "branch_id", "b1")).containsExactly("o1", "o2");
        assertThat(orders("customer_id.not", "null")).containsExactly("o2");
        assertThat(orders("status.not", "cancelled")).containsExactly("o1", "o2", "o3");
        assertThat(orders("q", "b2-")).containsExactly("o3");
        assertThat(orders("q", "2", "global_order_number", "2")).containsExactly("o2");
        assertThat(ids(owner, "/returns", "product_id", "tea")).containsExactly("r1");
        assertThat(get(owner, "/orders", "count", "true").jsonPath().getLong("count"))
                .isEqualTo(3);
        assertThat(get(owner, "/orders", "product_id.gte", "tea").statusCode()).isEqualTo(400);
        assertThat(get(owner, "/orders", "product_id", "").statusCode()).isEqualTo(400);
    }

    /** Only who knows the reference of another branch's sale finds it: no list and no search shows it. */
    @Test
    void aBranchSeesItsOwnSales() {
        Token b1 = Token.device(organization, "b1", Instant.now());

        assertThat(ids(b1, "/orders")).containsExactly("o1", "o2");
        assertThat(ids(b1, "/orders", "branch_id", "b2")).isEmpty();
        assertThat(ids(b1, "/orders", "product_id", "tea")).containsExactly("o1");
        assertThat(ids(b1, "/orders", "q", "b2")).isEmpty();
        assertThat(ids(b1, "/orders", "offline_reference", "B2-7")).containsExactly("o3");
        assertThat(ids(b1, "/orders", "offline_reference.gte", "A")).isEmpty();
        assertThat(ids(b1, "/orders", "offline_reference.not", "x")).containsExactly("o1", "o2");
        assertThat(ids(b1, "/orders", "offline_reference", "null")).containsExactly("o1", "o2");
        assertThat(ids(b1, "/orders", "global_order_number", "1,2,3")).containsExactly("o1", "o2");
        assertThat(get(b1, "/orders", "count", "true").jsonPath().getLong("count"))
                .isEqualTo(2);
        assertThat(ids(Token.owner("org-x", Instant.now()), "/orders", "product_id", "tea"))
                .isEmpty();
    }

    private List<String> orders(String... parameters) {
        return ids(owner, "/orders", parameters);
    }

    private List<String> keys(String... parameters) {
        return get(owner, "/reports/sales", parameters).jsonPath().getList("items.key");
    }

    private List<Map<String, Object>> items(String path, String... parameters) {
        Response response = get(owner, path, parameters);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath().getList("items");
    }

    private static List<String> ids(Token token, String path, String... parameters) {
        Response response = get(token, path, parameters);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath().getList("items.id");
    }

    private static Response get(Token token, String path, String... parameters) {
        var request = RestAssured.given()
                .header("Authorization", "Bearer " + TokenIssuer.shared().sign(token));
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(path);
    }
}
