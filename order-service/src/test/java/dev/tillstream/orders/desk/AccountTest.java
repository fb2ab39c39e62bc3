package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A customer's statement (B-6): each entry with the balance that it left. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AccountTest extends DeskTest {
    private static final String PATH = "/reports/customers/c1/statement";

    @Test
    void aStatementEndsInTheBalance() {
        peer.push(till.create("o1", unpaid(1, 1000).with("customer_id", "c1")));
        peer.push(till.create("o2", unpaid(2, 100).with("customer_id", "c1")));
        peer.push(till.create("other", unpaid(1, 7).with("customer_id", "c2")));
        peer.push(till.pushed(
                "payments.create", "pay1", fields("order_id", "o1", "payment_method", "cash", "amount", 300L)));
        peer.push(till.pushed(
                "returns.create",
                "r1",
                OrdersPeer.goods("o2", 1, 100)
                        .with("return_type", "store_credit")
                        .with("customer_id", "c1")));

        List<Map<String, Object>> all = items(PATH);

        assertThat(all)
                .extracting(item -> item.get("kind") + " " + item.get("amount") + " " + item.get("balance_after") + " "
                        + item.get("document_table") + " " + item.get("document_id"))
                .containsExactly(
                        "return -100 800 returns r1",
                        "payment -300 900 payments pay1",
                        "sale 200 1200 orders o2",
                        "sale 1000 1000 orders o1");
        assertThat(paged()).isEqualTo(all);
        assertThat(items(PATH + "?to=" + all.get(0).get("booked_at"))).hasSizeLessThan(4);
        assertThat(items("/customer_balances?balance.gt=0&sort=-balance"))
                .extracting(item -> item.get("customer_id") + " " + item.get("balance"))
                .containsExactly("c1 800", "c2 7");
        assertThat(items("/reports/customers/nobody/statement")).isEmpty();
        assertThat(get(PATH + "?cursor=abc").statusCode()).isEqualTo(400);
        assertThat(get(PATH + "?colour=red").statusCode()).isEqualTo(400);
        assertThat(RestAssured.get(PATH).statusCode()).isEqualTo(401);
    }

    private List<Map<String, Object>> paged() {
        List<Map<String, Object>> items = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Response page = get(PATH + "?limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            items.addAll(page.jsonPath().getList("items"));
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);
        return items;
    }

    private List<Map<String, Object>> items(String path) {
        Response response = get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath().getList("items");
    }

    private Response get(String path) {
        return RestAssured.given()
                .header(
                        "Authorization",
                        "Bearer " + TokenIssuer.shared().sign(Token.owner(organization, Instant.now())))
                .get(path);
    }
}
