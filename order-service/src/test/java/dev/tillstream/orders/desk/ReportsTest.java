package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.goods;
import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.fiscal.FiscalHash;
import dev.tillstream.inbox.Json;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import dev.tillstream.orders.order.TestOperations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Reports, the chain and what is followed of other services, against real Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReportsTest extends DeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Costs, categories and the branch's clock come from other services; the report has the margin. */
    @Test
    void reportsCountByTheBranchesClockAndKnowTheMargin() {
        follow("changes.catalog", "branches", "b1", fields("timezone", "Asia/Tokyo"));
        follow("changes.catalog", "products", "p0", fields("name", "Tea", "category_id", "hot"));
        follow("changes.catalog", "product_categories", "hot", fields("name", "Hot drinks"));
        follow("changes.inventory", "product_costs", "derived", fields("product_id", "p0", "average_cost", 40L));
        awaitOne("select count(*) from ref_branches where organization_id = $1");
        awaitOne("select count(*) from ref_products where organization_id = $1");
        awaitOne("select count(*) from ref_categories where organization_id = $1");
        awaitOne("select count(*) from ref_costs where organization_id = $1");

        peer.push(till.create("o1", sold(3, 100)));
        peer.push(peer.till("b2", "till-2").create("o2", sold(1, 100)));
        peer.push(till.pushed("returns.create", "r1", goods("o1", 1, 100)));

        assertThat(row("hour", "21")).containsEntry("net", 200);
        assertThat(row("hour", "12")).containsEntry("net", 100);
        assertThat(row("product", "p0")).containsEntry("net", 300).containsEntry("cost", 120);
        assertThat(row("product", "p0")).containsEntry("margin", 180).containsEntry("quantity", 3);
        assertThat(row("category", "hot")).containsEntry("name", "Hot drinks").containsEntry("net", 300);
        assertThat(row("tender", "cash")).containsEntry("sales_total", 400).containsEntry("returns_total", 100);
        assertThat(row("branch", "b2")).containsEntry("sales_count", 1);
        for (String by : List.of("day", "device", "employee", "tax")) {
            assertThat(report(by, "to", "2026-11-21").jsonPath().getLong("items.net.sum()"))
                    .as(by)
                    .isEqualTo(300);
        }
        assertThat(report("day", "from", "2026-11-22").jsonPath().getList("items"))
                .isEmpty();
        assertThat(report("nonsense", "from", "").statusCode()).isEqualTo(400);
        assertThat(get(Token.device(organization, "b2", Instant.now()), "/reports/sales", "by", "branch")
                        .jsonPath()
                        .getList("items.key"))
                .containsExactly("b2");
        String csv = RestAssured.given()
                .header("Authorization", "Bearer " + owner())
                .accept("text/csv")
                .queryParam("by", "branch")
                .get("/reports/sales")
                .asString();
        assertThat(csv).startsWith("key,name,sales_count").contains("b2,b2,1,100,0,0,100");
    }

    /** A branch that doesn't say its own has the clock of the organization. */
    @Test
    void theOrganizationsClockCountsWhereABranchHasNone() {
        follow("changes.catalog", "organizations", organization, fields("timezone", "Asia/Jakarta"));
        awaitOne("select count(*) from ref_organizations where organization_id = $1");
        follow("changes.catalog", "branches", "b1", fields("timezone", "Asia/Tokyo"));
        follow("changes.catalog", "branches", "b2", fields("name", "North"));
        awaitOne("select count(*) - 1 from ref_branches where organization_id = $1");

        peer.push(till.create("o1", sold(1, 100)));
        peer.push(peer.till("b2", "till-2").create("o2", sold(1, 100)));

        assertThat(row("hour", "21")).containsEntry("net", 100);
        assertThat(row("hour", "19")).containsEntry("net", 100);
    }

    /** A cost that nobody knows is told apart; what comes back, comes back at what it cost when it was sold. */
    @Test
    void aMarginIsToldOfWhatHasACost() {
        peer.push(till.create("o1", sold(2, 500).with("discount", 100L).with("total", 900L)));
        cost(40);
        peer.push(till.create("o2", sold(1, 500)));
        cost(60);
        peer.push(till.pushed("returns.create", "r1", goods("o2", 1, 500)));
        peer.push(till.pushed("returns.create", "r2", goods("unknown", 1, 500)));

        assertThat(row("product", "p0"))
                .containsEntry("sales_total", 1400)
                .containsEntry("discount", 100)
                .containsEntry("lines_without_cost", 1)
                .containsEntry("revenue_without_cost", 900)
                .containsEntry("cost", 40 - 40 - 60)
                .containsEntry("margin", 500 - 1000 + 60);
        peer.push(till.cancel("o1"));
        assertThat(row("product", "p0"))
                .containsEntry("sales_total", 500)
                .containsEntry("discount", 0)
                .containsEntry("lines_without_cost", 0);
    }

    private void cost(long average) {
        pool.preparedQuery("insert into ref_costs values ($1, 'p0', 1, $2)"
                        + " on conflict (organization_id, id) do update set average_cost = excluded.average_cost")
                .execute(Tuple.of(organization, average))
                .await()
                .indefinitely();
    }

    /** B-3. */
    @Test
    void theChainSaysWhereItBreaks() {
        peer.push(till.create("o1", sold(1, 100).with("document_seq", 1L).with("previous_hash", FiscalHash.GENESIS)));

        Response chain = get(Token.owner(organization, Instant.now()), "/fiscal/chain", "device_id", "till-1");

        assertThat(chain.statusCode()).isEqualTo(200);
        assertThat(chain.jsonPath().getBoolean("valid")).isFalse();
        assertThat(chain.jsonPath().getLong("first_break")).isEqualTo(1);
        assertThat(RestAssured.get("/fiscal/chain?device_id=till-1").statusCode())
                .isEqualTo(401);
    }

    /** The token of the tests' devices is till-1's. */
    @Test
    void aChainIsSeenByItsBranchAndItsDevice() {
        TestOperations second = peer.till("b1", "till-2");
        peer.push(second.create("o2", sold(1, 100).with("document_seq", 1L).with("previous_hash", FiscalHash.GENESIS)));
        Token here = Token.device(organization, "b1", Instant.now());
        Token elsewhere = Token.device(organization, "b2", Instant.now());

        assertThat(get(here.in("manager"), "/fiscal/chain", "device_id", "till-2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(elsewhere.in("manager"), "/fiscal/chain", "device_id", "till-2")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(elsewhere, "/fiscal/chain", "device_id", "till-1").statusCode())
                .isEqualTo(200);
        assertThat(get(here.in("cashier"), "/fiscal/chain", "device_id", "till-2")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(here.in("cashier"), "/reports/sales", "by", "day").statusCode())
                .isEqualTo(403);
        assertThat(get(here.in("auditor"), "/reports/sales", "by", "day").statusCode())
                .isEqualTo(200);
    }

    /** B-1: the X report of a shift that is open. */
    @Test
    void anOpenShiftIsReportedAsItStands() {
        peer.push(till.pushed("staff_work_sessions.open", "s1", fields("employee_id", "ann", "opening_float", 1000L)));
        peer.push(till.create("o1", sold(2, 100).with("staff_work_session_id", "s1")));

        Response report = get(Token.owner(organization, Instant.now()), "/reports/shifts/s1", "x", "");

        assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
        assertThat(report.jsonPath().getLong("expected_cash")).isEqualTo(1200);
        assertThat(report.jsonPath().getString("kind")).isEqualTo("x");
        Token elsewhere = Token.device(organization, "b2", Instant.now());
        assertThat(get(elsewhere, "/reports/shifts/s1", "x", "").statusCode()).isEqualTo(404);
    }

    /** The generic reading of the inbox knows the service's tables, and which payments are of which document. */
    @Test
    void recordsAreReadWithTheirRows() {
        Map<String, Object> cash = Map.of("payment_method", "cash", "amount", 100L);
        peer.push(till.create("o1", sold(1, 100).with("payments", List.of(cash))));
        peer.push(till.pushed(
                "payments.create", "later", fields("order_id", "o1", "payment_method", "card", "amount", 5L)));
        peer.push(till.pushed("returns.create", "r1", goods("o1", 1, 100).with("payments", List.of(cash))));

        Token owner = Token.owner(organization, Instant.now());
        Response orders = get(owner, "/orders", "global_order_number", "1");
        Response returns = get(owner, "/returns", "order_id", "o1");

        assertThat(orders.statusCode()).as(orders.asString()).isEqualTo(200);
        assertThat(orders.jsonPath().getList("items.id")).containsExactly("o1");
        assertThat(orders.jsonPath().getList("items[0].items.product_id")).containsExactly("p0");
        assertThat(orders.jsonPath().getList("items[0].payments.amount")).containsExactly(100);
        assertThat(returns.jsonPath().getList("items[0].payments.amount")).containsExactly(100);
    }

    private Map<String, Object> row(String by, String key) {
        Response report = report(by, "branch_id", "");
        assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
        List<Map<String, Object>> items = report.jsonPath().getList("items");
        return items.stream()
                .filter(item -> key.equals(item.get("key")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + items));
    }

    private Response report(String by, String name, String value) {
        var request =
                RestAssured.given().header("Authorization", "Bearer " + owner()).queryParam("by", by);
        return (value.isEmpty() ? request : request.queryParam(name, value)).get("/reports/sales");
    }

    private Response get(Token token, String path, String name, String value) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TokenIssuer.shared().sign(token))
                .queryParam(name, value)
                .get(path);
    }

    private String owner() {
        return TokenIssuer.shared().sign(Token.owner(organization, Instant.now()));
    }

    private void follow(String topic, String table, String id, Fields data) {
        ChangeRecord record = new ChangeRecord(
                till.origin(),
                UUID.randomUUID(),
                table + ".upsert",
                TestOperations.NOON,
                "0",
                List.of(new Change(table, id, "*", 1, false, data)),
                null);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, organization + "/" + id, Json.bytes(record)));
        }
    }

    private void awaitOne(String sql) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (peer.number(sql) == 0) {
            assertThat(Instant.now()).as(sql).isBefore(deadline);
        }
    }

    private static Fields sold(long quantity, long price) {
        return unpaid(quantity, price).with("payment_method", "cash").with("amount_paid", quantity * price);
    }
}
