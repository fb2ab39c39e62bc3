package dev.tillstream.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may decide about what was kept, and what they are told where they may not. */
@GatewayTest
class DecisionTest {
    @Test
    void whatIsMalformedStaysAndTheOthersGo() {
        TestTill till = Shop.anotherTill();
        Desk.revoke(till);
        String good = Desk.kept(till, TestTill.sale(1));
        String bad = Desk.kept(till, TestTill.sale(2).replace("500", "5.5"));
        String unknown = Desk.kept(till, TestTill.sale(3).replace("orders.create", "orders.later"));
        String unnumbered = Desk.kept(till, TestTill.sale(4).replace("\"seq\":4,", ""));
        JsonNode results = Desk.decide("release", till, "all", bad, good, "9-999999", unknown, unnumbered)
                .get("results");
        assertThat(results.findValuesAsText("id")).containsExactly(bad, good, "9-999999", unknown, unnumbered);
        assertThat(results.findValuesAsText("status")).containsExactly("open", "released", "unknown", "open", "open");
        assertThat(results.at("/0/message").asText())
                .startsWith("it can't be released: it is still malformed: payload.total must be");
        assertThat(results.at("/3/message").asText()).contains("\"orders.later\" is not known");
        assertThat(results.at("/4/message").asText()).contains("seq is required");
        assertThat(Desk.list(till, "")).hasSize(3);
    }

    @Test
    void aPinThatWasTakenOutIsMissing() {
        TestTill till = Shop.anotherTill();
        String id = Desk.kept(till, """
                {"op_id":"%s","seq":1,"type":"staff.upsert","id":"s-1","occurred_at":"2026-11-21T10:30:00.000Z",
                "payload":{"name":"Ann","pin":"4711"}}""".formatted(UUID.randomUUID()));
        assertThat(message("release", till, id)).contains("PIN or password was removed");
        assertThat(Desk.decide("discard", till, "sent again", id)
                        .at("/results/0/status")
                        .asText())
                .isEqualTo("discarded");
    }

    @Test
    void theFirstUnderAnIdStands() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        till.push(TestTill.sale(opId, 1, "o-1"));
        String id = Desk.kept(till, TestTill.sale(opId, 1, "o-2"));
        Changes.of(till).receipt(opId, 1L, "applied", null).publish("changes.orders");
        assertThat(message("release", till, id)).contains("belongs to another operation");
        assertThat(Desk.decide("discard", till, "a bug", id)
                        .at("/results/0/status")
                        .asText())
                .isEqualTo("discarded");
    }

    /** A till that began to count again without a new epoch: its sales are sales. */
    @Test
    void anOperationUnderAUsedNumberMayGo() {
        TestTill till = Shop.anotherTill();
        till.push(TestTill.sale(1));
        String id = Desk.kept(till, TestTill.sale(1));
        assertThat(Desk.one(till, id).get("message").asText()).contains("was used by another operation");
        assertThat(Desk.decide("release", till, "re-installed", id)
                        .at("/results/0/status")
                        .asText())
                .isEqualTo("released");
    }

    @Test
    void whatCantBeReadCantGo() {
        TestTill till = Shop.anotherTill();
        String half = raw(till, TestTill.sale(1).substring(0, 100));
        assertThat(message("release", till, half)).contains("not valid JSON");
        String two = raw(till, TestTill.sale(1) + "," + TestTill.sale(2));
        assertThat(message("release", till, two)).contains("not valid JSON");
        String cut = raw(till, ("{\"note\":\"" + "x".repeat(300_000)).substring(0, 256 * 1024));
        assertThat(message("release", till, cut)).contains("its end is missing");
        String empty = raw(till, "");
        assertThat(message("release", till, empty)).startsWith("it can't be released");
        assertThat(Desk.list(till, "").findValuesAsText("content"))
                .allSatisfy(shown -> assertThat(shown.length()).isLessThan(5000));
        assertThat(Desk.one(till, cut).get("content").asText()).hasSize(256 * 1024);
        assertThat(Desk.one(till, cut).get("content_length").asInt()).isEqualTo(256 * 1024);
    }

    /** The till sent it again after an upgrade, and the service has refused it. */
    @Test
    void aServicesRefusalIsFinal() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        String id = Desk.kept(till, TestTill.sale(opId, 1, "o-1").replace("orders.create", "orders.later"));
        Changes.of(till).receipt(opId, 1L, "rejected", "unknown_record").publish("changes.orders");
        Eventually.get(
                () -> till.get("/sync/pull").json().at("/receipts/0/reason").asText(), "unknown_record"::equals);
        assertThat(message("release", till, id)).contains("refused it for good");
    }

    @Test
    void oneDecisionStands() {
        TestTill till = Shop.anotherTill();
        Desk.revoke(till);
        String released = Desk.kept(till, TestTill.sale(1));
        String discarded = Desk.kept(till, TestTill.sale(2));
        Desk.decide("release", till, "yes", released);
        Desk.decide("discard", till, "no", discarded);
        assertThat(Desk.decide("release", till, "yes", released).toString()).doesNotContain("message");
        assertThat(Desk.decide("discard", till, "no", discarded).toString()).doesNotContain("message");
        assertThat(message("discard", till, released)).isEqualTo("it was released by setup");
        assertThat(message("release", till, discarded)).isEqualTo("it was discarded by setup");
        JsonNode audit = Shop.setup("GET", "/audit?table=quarantine&organization_id=" + till.organizationId(), "")
                .json()
                .get("items");
        assertThat(audit.findValuesAsText("type")).containsExactly("quarantine.discard", "quarantine.release");
        assertThat(audit.at("/0/reason").asText()).isEqualTo("no");
        assertThat(audit.at("/0/branch_id").asText()).isEqualTo(till.branchId());
        assertThat(audit.at("/1/before/reason").asText()).isEqualTo("device_revoked");
        assertThat(audit.at("/1/after/op_id").asText())
                .isEqualTo(Desk.one(till, released).get("op_id").asText());
    }

    @Test
    void anotherOrganizationsEntriesDontExist() {
        TestTill till = Shop.anotherTill();
        TestTill stranger = Shop.anotherTill();
        String id = Desk.keptSale(till, UUID.randomUUID(), "o-1");
        for (String decision : new String[] {"release", "discard"}) {
            assertThat(Desk.decide(decision, stranger, "mine", id)
                            .at("/results/0/status")
                            .asText())
                    .isEqualTo("unknown");
        }
        assertThat(Desk.list(stranger, "&status=all")).isEmpty();
        assertThat(Shop.setup("GET", "/quarantine/" + id + "?organization_id=" + stranger.organizationId(), "")
                        .status())
                .isEqualTo(404);
        assertThat(Desk.one(till, id).get("status").asText()).isEqualTo("open");
    }

    @Test
    void pagesAndFilters() {
        TestTill till = Shop.anotherTill();
        String bad = Desk.kept(till, TestTill.sale(1).replace("500", "5.5"));
        Desk.revoke(till);
        till.push(TestTill.sale(2), TestTill.sale(3), TestTill.sale(4), TestTill.sale(5));
        Eventually.get(() -> Desk.list(till, ""), found -> found.size() == 5);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Shop.setup(
                            "GET", "/quarantine?organization_id=" + till.organizationId() + "&limit=2" + cursor, "")
                    .json();
            seen.addAll(page.get("operations").findValuesAsText("id"));
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(seen.get(4)).isEqualTo(bad);
        assertThat(Desk.list(till, "&reason=invalid_operation").findValuesAsText("id"))
                .containsExactly(bad);
        assertThat(Desk.list(till, "&device_id=" + till.deviceId())).hasSize(5);
        assertThat(Desk.list(till, "&device_id=other")).isEmpty();
        assertThat(Desk.list(till, "&branch_id=" + till.branchId())).hasSize(5);
        assertThat(Desk.list(till, "&branch_id=other")).isEmpty();
        assertThat(Desk.list(till, "&status=released")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'ids':[],'reason':'x'}",
                "{'ids':['1-1']}",
                "{'ids':['1-1'],'reason':' '}",
                "{'ids':[null],'reason':'x'}",
                "{'ids':['a\\u0000'],'reason':'x'}",
                "{'ids':'1-1','reason':'x'}"
            })
    void nonsenseIsRefused(String body) {
        Shop shop = new Shop();
        for (String decision : new String[] {"release", "discard"}) {
            Answer answer = Shop.setup("POST", "/quarantine/" + decision + "?organization_id=" + shop.id, body);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        }
    }

    @Test
    void atMostTwoHundredAtATime() {
        Shop shop = new Shop();
        String[] ids = new String[201];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "9-" + i;
        }
        String path = "/quarantine/release?organization_id=" + shop.id;
        Answer answer = Shop.setup("POST", path, Desk.body("all", ids));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains("201");
        ids[200] = ids[0];
        assertThat(Shop.setup("POST", path, Desk.body("all", ids)).status()).isEqualTo(400);
        String[] allowed = java.util.Arrays.copyOf(ids, 200);
        assertThat(Shop.setup("POST", path, Desk.body("all", allowed)).json().get("results"))
                .hasSize(200);
        assertThat(Shop.setup("POST", "/quarantine/release", Desk.body("all", "9-1"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "cursor=x", "status=gone", "reason=because", "device_id=%00"})
    void nonsenseQuestionsAreRefused(String query) {
        Shop shop = new Shop();
        Answer answer = Shop.setup("GET", "/quarantine?organization_id=" + shop.id + "&" + query, "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    private static String message(String decision, TestTill till, String id) {
        return Desk.decide(decision, till, "me", id).at("/results/0/message").asText();
    }

    /** Kept with that content, as a gateway of another version might have done it. */
    private static String raw(TestTill till, String content) {
        int before = Desk.list(till, "").size();
        String origin =
                "{\"organization_id\":\"%s\",\"organization_code\":\"T\",\"branch_id\":\"%s\",\"branch_code\":\"B\",\"device_id\":\"%s\",\"clock_skew_ms\":0}"
                        .formatted(till.organizationId(), till.branchId(), till.deviceId());
        String record =
                "{\"origin\":%s,\"reason\":\"invalid_json\",\"message\":\"?\",\"source\":\"gateway\",\"received_at\":\"%s\",\"content\":%s}"
                        .formatted(
                                origin,
                                java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                                quoted(content));
        Changes.publishRaw("operations.quarantine", till.organizationId() + "/x", record);
        return Eventually.get(() -> Desk.list(till, ""), found -> found.size() == before + 1)
                .get(0)
                .get("id")
                .asText();
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
