package dev.tillstream.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people who have logged in may do at the calls that tills use (docs/adr/0021). */
@GatewayTest
class StaffTest {
    private Shop shop;
    private String branch;
    private TestTill till;
    private TestStaff owner;

    @BeforeEach
    void anOwner() {
        shop = new Shop();
        branch = shop.branch();
        till = shop.till(branch);
        owner = TestStaff.owner(shop);
    }

    @Test
    void whatTheyPushNeedsNoNumberAndTellsWhoItWas() {
        UUID opId = UUID.randomUUID();
        Answer answer = push(owner, operation(opId, "products.upsert", "p-1", "{'name':'Tea'}"));
        assertThat(statuses(answer)).containsExactly("durable");
        JsonNode origin =
                OperationsTopic.next("operations.catalog", shop.id + "/p-1").get("origin");
        assertThat(origin.get("staff_id").asText()).isEqualTo(owner.id());
        assertThat(origin.get("organization_id").asText()).isEqualTo(shop.id);
        assertThat(origin.has("branch_id")).isFalse();
        assertThat(origin.get("device_id").asText()).isNotEmpty().isNotEqualTo(owner.id());
        assertThat(statuses(push(owner, operation(opId, "products.upsert", "p-1", "{'name':'Tea'}"))))
                .containsExactly("durable");
    }

    @Test
    void manyWithoutANumberStandInOneBatch() {
        String again = operation(UUID.randomUUID(), "products.upsert", "p-1", "{'name':'Tea'}");
        Answer answer = push(
                owner,
                again,
                operation(UUID.randomUUID(), "products.upsert", "p-2", "{'name':'Milk'}"),
                again,
                again.replace("Tea", "Other"));
        assertThat(statuses(answer)).containsExactly("durable", "durable", "durable", "rejected");
        assertThat(answer.json().at("/results/3/reason").asText()).isEqualTo("op_id_reused");
    }

    @Test
    void theReceiptTellsOfAnotherContentUnderTheSameId() {
        UUID opId = UUID.randomUUID();
        Changes.of(till).fingerprint(1).receipt(opId, null, "applied", null).publish("changes.catalog");
        Eventually.get(
                () -> push(owner, operation(opId, "products.upsert", "p-1", "{'name':'Tea'}"))
                        .json()
                        .at("/results/0/reason")
                        .asText(),
                "op_id_reused"::equals);
    }

    @Test
    void aDeviceStillNeedsItsNumber() {
        Answer answer = till.push(operation(UUID.randomUUID(), "products.upsert", "p-1", "{'name':'Tea'}"));
        assertThat(answer.json().at("/results/0/message").asText()).isEqualTo("seq is required");
    }

    @Test
    void whatIsDoneInABranchNeedsOne() {
        String count = operation(
                UUID.randomUUID(),
                "stock_counts.create",
                "c-1",
                "{'counted_at':'2026-11-21T10:30:00.000Z','items':[{'product_id':'p-1','counted_quantity':3}]}");
        Answer nowhere = push(owner, count);
        assertThat(nowhere.json().at("/results/0/reason").asText()).isEqualTo("not_allowed");
        assertThat(nowhere.json().at("/results/0/message").asText()).endsWith("choose a branch");
        TestStaff inBranch = in(branch);
        assertThat(statuses(push(inBranch, count.replace("c-1", "c-2")))).containsExactly("durable");
        JsonNode origin =
                OperationsTopic.next("operations.inventory", shop.id + "/c-2").get("origin");
        assertThat(origin.get("branch_id").asText()).isEqualTo(branch);
        assertThat(origin.get("branch_code").asText()).startsWith("B");
    }

    @Test
    void eachRoleDoesWhatItMay() {
        TestStaff manager = owner.hire("manager", branch);
        TestStaff cashier = owner.hire("cashier", branch);
        TestStaff auditor = owner.hire("auditor", null);
        String product = operation(UUID.randomUUID(), "products.upsert", "p-1", "{'name':'Tea'}");
        String customer = operation(UUID.randomUUID(), "customers.upsert", "k-1", "{'name':'Kim'}");
        assertThat(statuses(push(manager, product, customer))).containsExactly("rejected", "durable");
        assertThat(statuses(push(cashier, product, customer.replace("k-1", "k-2"), sale())))
                .containsExactly("rejected", "durable", "durable");
        assertThat(statuses(push(auditor, product, customer, sale())))
                .containsExactly("rejected", "rejected", "rejected");
        String invoice = "{'id':'i-1','total':100,'items':[{'name':'x','quantity':1,'unit_price':100}]}";
        assertThat(cashier.send("POST", "/invoices", invoice).status()).isEqualTo(403);
        assertThat(owner.send("POST", "/invoices", invoice).reason()).isEqualTo("not_allowed");
    }

    @Test
    void pullsSeeTheirOwnView() {
        Changes.of(till)
                .product("p-1", 1)
                .record("orders", "o-1", branch, 1, "{\"id\":\"o-1\"}")
                .record("staff", "s-1", "*", 1, "{\"id\":\"s-1\",\"pin_hash\":\"secret\"}")
                .publish("changes.catalog");
        Eventually.get(() -> ids(till.get("/sync/pull")), ids -> ids.contains("o-1"));
        Answer everywhere = owner.get("/sync/pull");
        assertThat(ids(everywhere)).contains("p-1", "s-1").doesNotContain("o-1");
        TestStaff inBranch = in(branch);
        Answer here = Shop.get("/sync/pull", inBranch.accessToken(), "If-None-Match", everywhere.header("ETag"));
        assertThat(here.status()).isEqualTo(200);
        assertThat(ids(here)).contains("p-1", "o-1");
        String cursor = everywhere.json().get("cursor").asText();
        assertThat(inBranch.get("/sync/pull?since=" + cursor).status()).isEqualTo(410);
        assertThat(inBranch.get("/sync/pull?since=" + here.json().get("cursor").asText())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pinsAreForTillsAndWhoLooksAfterThem() {
        Changes.of(till)
                .product("p-1", 1)
                .record("staff", "s-1", "*", 1, "{\"id\":\"s-1\",\"pin_hash\":\"secret\"}")
                .publish("changes.catalog");
        Eventually.get(() -> ids(till.get("/sync/pull")), ids -> ids.contains("s-1"));
        TestStaff auditor = owner.hire("auditor", null);
        Answer pulled = auditor.get("/sync/pull");
        assertThat(ids(pulled)).contains("p-1").doesNotContain("s-1");
        assertThat(auditor.get("/sync/pull?since=" + pulled.json().get("cursor").asText())
                        .status())
                .isEqualTo(200);
        assertThat(auditor.get("/sync/pull?tables=staff").status()).isEqualTo(403);
        assertThat(ids(auditor.get("/sync/pull?tables=products"))).containsExactly("p-1");
    }

    @Test
    void theStreamTellsOfEveryBranch() {
        HttpRequest request = HttpRequest.newBuilder(Shop.uri("/sync/stream"))
                .header("Authorization", "Bearer " + owner.accessToken())
                .build();
        List<String> lines = new CopyOnWriteArrayList<>();
        Stream<String> body = HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .join()
                .body();
        Thread reader = new Thread(() -> body.forEach(lines::add));
        reader.setDaemon(true);
        reader.start();
        Eventually.get(() -> heads(lines), heads -> heads.size() == 1);
        Changes.of(till).record("orders", "o-1", branch, 1, "{\"id\":\"o-1\"}").publish("changes.orders");
        List<String> heads = Eventually.get(() -> heads(lines), found -> found.size() >= 2);
        assertThat(owner.get("/sync/pull?since=" + heads.get(1)).status()).isEqualTo(200);
    }

    @Test
    void conflictsOfAllBranchesAreListedAndBelongToTheirOrganization() {
        conflict("c-1", branch, "orders");
        conflict("c-2", shop.branch(), "products");
        Eventually.get(() -> conflicts(owner), ids -> ids.containsAll(List.of("c-1", "c-2")));
        assertThat(conflicts(in(branch))).containsExactly("c-1");
        assertThat(conflicts(TestStaff.owner(new Shop()))).isEmpty();
        TestStaff stranger = TestStaff.owner(new Shop());
        assertThat(resolve(stranger, "c-1").status()).isEqualTo(404);
        assertThat(resolve(owner.hire("auditor", null), "c-1").status()).isEqualTo(403);
        assertThat(resolve(owner.hire("cashier", branch), "c-1").reason()).isEqualTo("not_allowed");
        assertThat(resolve(owner.hire("manager", branch), "c-2").status()).isEqualTo(404);
    }

    @Test
    void aDecisionIsMadeInTheBranchOfItsConflict() {
        conflict("c-1", branch, "orders");
        Eventually.get(() -> conflicts(owner), ids -> ids.contains("c-1"));
        Thread asking = new Thread(() -> resolve(owner, "c-1"));
        asking.setDaemon(true);
        asking.start();
        JsonNode pushed = OperationsTopic.next("operations.orders", shop.id + "/r-c-1");
        assertThat(pushed.at("/origin/branch_id").asText()).isEqualTo(branch);
        assertThat(pushed.at("/operation/payload/resolved_by").asText()).isEqualTo(owner.id());
        Changes.of(till)
                .receipt(UUID.fromString(pushed.at("/operation/op_id").asText()), null, "applied", null)
                .publish("changes.orders");
    }

    /** A till's change of a product is a conflict of its branch; the product is all branches'. */
    @Test
    void aManagerOfAllBranchesDecidesAboutProducts() {
        conflict("c-1", branch, "products");
        Eventually.get(() -> conflicts(owner), ids -> ids.contains("c-1"));
        assertThat(resolve(owner.hire("manager", branch), "c-1").reason()).isEqualTo("not_allowed");
        TestStaff manager = owner.hire("manager", null);
        Thread asking = new Thread(() -> resolve(manager, "c-1"));
        asking.setDaemon(true);
        asking.start();
        JsonNode pushed = OperationsTopic.next("operations.catalog", shop.id + "/r-c-1");
        assertThat(pushed.at("/origin/branch_id").asText()).isEqualTo(branch);
        assertThat(pushed.at("/operation/payload/resolved_by").asText()).isEqualTo(manager.id());
        Changes.of(till)
                .receipt(UUID.fromString(pushed.at("/operation/op_id").asText()), null, "applied", null)
                .publish("changes.catalog");
    }

    @Test
    void someCallsAreForDevicesAlone() {
        for (Answer answer :
                List.of(owner.get("/sync/status"), owner.send("POST", "/devices/self/report", "{'queue_length':1}"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.reason()).isEqualTo("not_allowed");
        }
        assertThat(owner.get("/sync/digest?tables=products").status()).isEqualTo(200);
    }

    @Test
    void aSessionThatEndedEndsItsTokenAtOnce() {
        assertThat(owner.get("/sync/conflicts").status()).isEqualTo(200);
        TestStaff.anonymous("/auth/logout", "{'refresh_token':'%s'}".formatted(owner.refreshToken()));
        Answer answer = owner.get("/sync/conflicts");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.reason()).isEqualTo("not_authenticated");
        assertThat(push(owner, sale()).status()).isEqualTo(401);
        assertThat(owner.get("/products").status()).isEqualTo(401);
    }

    @Test
    void whatIsNoTokenOfOursIsNobodysEverywhere() {
        String[] parts = owner.accessToken().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = parts[0] + "." + encoded(claims.replace(shop.id, new Shop().id)) + "." + parts[2];
        String none = encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String symmetric = encoded("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2];
        for (String forged : List.of(changed, none, symmetric, parts[0] + "." + parts[1] + ".", "a.b.c", "ey..")) {
            for (String path : List.of("/sync/pull", "/sync/stream", "/sync/conflicts", "/products", "/sync/digest")) {
                Answer answer = Shop.get(path, forged);
                assertThat(answer.status()).as(path + " " + forged).isEqualTo(401);
                assertThat(answer.reason()).isEqualTo("not_authenticated");
            }
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The owner's session, in that branch. */
    private TestStaff in(String branchId) {
        return TestStaff.of(
                shop,
                TestStaff.anonymous(
                        "/auth/login",
                        "{'organization':'%s','email':'%s','password':'%s','branch_id':'%s'}"
                                .formatted(shop.code, owner.email(), TestStaff.PASSWORD, branchId)));
    }

    private static Answer push(TestStaff staff, String... operations) {
        return staff.send("POST", "/sync/batch", "{'operations':[" + String.join(",", operations) + "]}");
    }

    private static String operation(UUID opId, String type, String id, String payload) {
        return "{\"op_id\":\"%s\",\"type\":\"%s\",\"id\":\"%s\",\"occurred_at\":\"2026-11-21T10:30:00.000Z\",\"payload\":%s}"
                .formatted(opId, type, id, payload.replace('\'', '"'));
    }

    private static String sale() {
        return TestTill.sale(1).replace("\"seq\":1,", "");
    }

    private void conflict(String id, String scope, String table) {
        String data = """
                {"conflict_id":"%s","conflict_type":"data_mismatch","table":"%s","record_id":"r-%s",
                "op_id":"%s","device_id":"d","status":"open"}""".formatted(id, table, id, UUID.randomUUID());
        Changes.of(till).record("conflicts", id, scope, 1, data).publish("changes.catalog");
    }

    private static Answer resolve(TestStaff staff, String conflictId) {
        return staff.send("POST", "/sync/conflicts/" + conflictId + "/resolve", "{'strategy':'keep_server'}");
    }

    private static List<String> conflicts(TestStaff staff) {
        return staff.get("/sync/conflicts").json().get("conflicts").findValuesAsText("conflict_id");
    }

    private static List<String> statuses(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("results").findValuesAsText("status");
    }

    private static List<String> ids(Answer pulled) {
        assertThat(pulled.status()).as(pulled.toString()).isEqualTo(200);
        return Stream.of(pulled.json().get("changes"))
                .flatMap(changes -> Stream.iterate(0, i -> i < changes.size(), i -> i + 1)
                        .map(i -> changes.get(i).get("id").asText()))
                .toList();
    }

    private static List<String> heads(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .toList();
    }
}
