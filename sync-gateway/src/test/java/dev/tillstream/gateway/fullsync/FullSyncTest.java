package dev.tillstream.gateway.fullsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A till that alone knows what happened brings it back, and a person decides (S3-12). */
@GatewayTest
class FullSyncTest {
    private static Answer post(TestTill till, String path, String body) {
        return Shop.post(path, till.key(), BodyPublishers.ofString(body));
    }

    private static String begin(TestTill till) {
        Answer answer = post(till, "/sync/full", "{\"reason\":\"the server came from a backup\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("id").asText();
    }

    private static JsonNode bring(TestTill till, String id, String... operations) {
        Answer answer = post(
                till, "/sync/full/" + id + "/operations", "{\"operations\":[" + String.join(",", operations) + "]}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("results");
    }

    private static JsonNode propose(TestTill till, String id) {
        Answer answer = post(till, "/sync/full/" + id + "/propose", "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** As the installer, who may do what an owner may. */
    private static Answer decide(TestTill till, String id, String how) {
        return Shop.setup(
                "POST",
                "/sync/full/" + id + "/" + how + "?organization_id=" + till.organizationId(),
                "{'reason':'I have looked at it'}");
    }

    private static JsonNode listed(TestTill till, String query) {
        return Shop.setup("GET", "/sync/full?organization_id=" + till.organizationId() + query, "")
                .json()
                .get("full_syncs");
    }

    private static String customer(UUID opId, long seq, String id, String verb) {
        return """
                {"op_id":"%s","seq":%d,"type":"customers.%s","id":"%s","occurred_at":"2026-11-21T10:30:00.000Z",
                "payload":{"name":"Somebody"}}""".formatted(opId, seq, verb, id);
    }

    private static JsonNode published(TestTill till, String record) {
        return OperationsTopic.next("operations.orders", till.organizationId() + "/" + record);
    }

    @Test
    void whatTheServerLostComesBackAsItWas() {
        TestTill till = Shop.anotherTill();
        UUID known = UUID.randomUUID();
        Changes.of(till).receipt(known, 1L, "applied", null).publish("changes.orders");
        Changes.of(till)
                .record(
                        "customers",
                        "c-1",
                        "*",
                        1,
                        "{\"name\":\"There\",\"device_id\":\"%s\"}".formatted(till.deviceId()))
                .publish("changes.catalog");
        Eventually.get(
                () -> till.get("/sync/pull").json(),
                page -> page.get("changes").size() == 1 && page.get("receipts").size() == 1);
        UUID lost = UUID.randomUUID();
        String id = begin(till);

        JsonNode results = bring(
                till,
                id,
                TestTill.sale(known, 1, "o-1"),
                TestTill.sale(lost, 2, "o-2"),
                customer(UUID.randomUUID(), 3, "c-1", "upsert"),
                customer(UUID.randomUUID(), 4, "c-2", "delete"),
                "{\"op_id\":\"no uuid\"}");
        assertThat(results.findValuesAsText("verdict"))
                .containsExactlyInAnyOrder("known", "missing", "excluded", "excluded", "rejected");
        assertThat(listed(till, "&status=proposed")).isEmpty();
        JsonNode proposed = propose(till, id);
        assertThat(proposed.get("status").asText()).isEqualTo("proposed");
        assertThat(proposed.get("waiting").asInt()).isEqualTo(1);
        assertThat(proposed.get("groups").toString())
                .contains(
                        "{\"type\":\"orders.create\",\"day\":\"2026-11-21\",\"verdict\":\"missing\",\"count\":1,\"amount\":500}");
        assertThat(Shop.setup("GET", "/quarantine?organization_id=" + till.organizationId() + "&status=open", "")
                        .json()
                        .get("operations"))
                .isEmpty();

        assertThat(decide(till, id, "confirm").status()).isEqualTo(200);
        JsonNode operation = published(till, "o-2");
        assertThat(operation.get("operation")).isEqualTo(Shop.parse(TestTill.sale(lost, 2, "o-2")));
        assertThat(operation.at("/origin/device_id").asText()).isEqualTo(till.deviceId());
        assertThat(operation.at("/origin/branch_id").asText()).isEqualTo(till.branchId());
        JsonNode confirmed = Shop.get("/sync/full/" + id, till.key()).json();
        assertThat(confirmed.get("status").asText()).isEqualTo("confirmed");
        assertThat(confirmed.get("waiting").asInt()).isZero();
        assertThat(confirmed.get("decision_reason").asText()).isEqualTo("I have looked at it");
        assertThat(Shop.setup("GET", "/audit?table=full_syncs&organization_id=" + till.organizationId(), "")
                        .json()
                        .at("/items/0/type")
                        .asText())
                .isEqualTo("full_syncs.confirm");
    }

    @Test
    void confirmedByManyAtOnceAndAgainItComesInOnce() {
        TestTill till = Shop.anotherTill();
        String id = begin(till);
        List<String> sales = new ArrayList<>();
        for (long seq = 1; seq <= 130; seq++) {
            sales.add(TestTill.sale(UUID.randomUUID(), seq, "o-1"));
        }
        bring(till, id, sales.toArray(String[]::new));
        bring(till, id, sales.toArray(String[]::new));
        assertThat(propose(till, id).get("waiting").asInt()).isEqualTo(130);

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(CompletableFuture.supplyAsync(
                    () -> decide(till, id, "confirm").status()));
        }
        answers.forEach(answer -> assertThat(answer.join()).isEqualTo(200));
        assertThat(decide(till, id, "confirm").json().get("waiting").asInt()).isZero();

        List<JsonNode> published = OperationsTopic.all("operations.orders", till.organizationId() + "/o-1", 130);
        assertThat(published.stream().map(each -> each.at("/operation/op_id").asText()))
                .hasSize(130)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsRefusedStaysOut() {
        TestTill till = Shop.anotherTill();
        String id = begin(till);
        bring(till, id, TestTill.sale(UUID.randomUUID(), 1, "o-1"));
        Answer early = decide(till, id, "refuse");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.json().get("detail").asText()).startsWith("status is open");
        propose(till, id);

        assertThat(decide(till, id, "refuse").json().get("status").asText()).isEqualTo("refused");
        assertThat(decide(till, id, "refuse").status()).isEqualTo(200);
        assertThat(decide(till, id, "confirm").reason()).isEqualTo("conflict_resolved");
        Answer late = post(till, "/sync/full/" + id + "/operations", "{\"operations\":[" + TestTill.sale(2) + "]}");
        assertThat(late.status()).isEqualTo(400);
        assertThat(Shop.setup("GET", "/quarantine?organization_id=" + till.organizationId() + "&status=discarded", "")
                        .json()
                        .get("operations"))
                .hasSize(1);
        assertThat(begin(till)).isNotEqualTo(id);
    }

    @Test
    void whatCameByItselfMeanwhileIsLetBe() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        String id = begin(till);
        bring(till, id, TestTill.sale(opId, 1, "o-1"));
        propose(till, id);
        Changes.of(till).receipt(opId, 1L, "applied", null).publish("changes.orders");
        Eventually.get(
                () -> till.get("/sync/pull").json(),
                page -> page.get("receipts").size() == 1);

        JsonNode confirmed = decide(till, id, "confirm").json();
        assertThat(confirmed.get("waiting").asInt()).isZero();
        assertThat(confirmed.at("/groups/0/verdict").asText()).isEqualTo("known");
        JsonNode operations =
                Shop.get("/sync/full/" + id + "/operations", till.key()).json().get("operations");
        assertThat(operations.at("/0/status").asText()).isEqualTo("released");
    }

    @Test
    void nobodyElseSeesOrTouchesIt() {
        TestTill till = Shop.anotherTill();
        String id = begin(till);
        TestTill stranger = Shop.anotherTill();
        String sale = "{\"operations\":[" + TestTill.sale(1) + "]}";
        assertThat(stranger.get("/sync/full/" + id).status()).isEqualTo(404);
        assertThat(post(stranger, "/sync/full/" + id + "/operations", sale).status())
                .isEqualTo(404);
        assertThat(post(stranger, "/sync/full/" + id + "/propose", "").status()).isEqualTo(404);
        assertThat(decide(stranger, id, "confirm").status()).isEqualTo(404);
        assertThat(post(till, "/sync/full/" + id + "/confirm", "{\"reason\":\"me\"}")
                        .status())
                .isEqualTo(403);
        assertThat(till.get("/sync/full").status()).isEqualTo(403);
        assertThat(Shop.get("/sync/full", "nonsense").status()).isEqualTo(401);
        assertThat(begin(till)).isEqualTo(id);
        Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "{}");
        assertThat(post(till, "/sync/full", "{}").reason()).isEqualTo("device_revoked");
    }

    @Test
    void pagesAreCompleteAndInOrder() {
        TestTill till = Shop.anotherTill();
        String id = begin(till);
        List<String> sales = new ArrayList<>();
        for (long seq = 9; seq >= 1; seq--) {
            sales.add(TestTill.sale(seq));
        }
        bring(till, id, sales.toArray(String[]::new));
        List<Integer> seqs = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = till.get("/sync/full/" + id + "/operations?limit=4" + cursor)
                    .json();
            page.get("operations").forEach(each -> seqs.add(each.get("seq").asInt()));
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(seqs).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(till.get("/sync/full/" + id + "/operations?verdict=perhaps").status())
                .isEqualTo(400);
        assertThat(till.get("/sync/full/" + id + "/operations?cursor=x").status())
                .isEqualTo(400);
    }
}
