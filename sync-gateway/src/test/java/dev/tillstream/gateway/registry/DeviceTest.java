package dev.tillstream.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of tills, and change. */
@GatewayTest
class DeviceTest {
    @Test
    void aDeviceIsListedWithWhatIsKnownOfIt() {
        TestTill till = Shop.anotherTill();
        JsonNode fresh = one(till);
        assertThat(fresh.get("rights").asText()).isEqualTo("all");
        assertThat(fresh.get("created_at").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
        for (String unknown : new String[] {"revoked_at", "client_version", "queue_length", "oldest_unsynced_at"}) {
            assertThat(fresh.get(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(fresh.get("missing_count").asLong()).isZero();

        report(
                till,
                "{'client_version':'web 2','queue_length':3,'oldest_unsynced_seconds':90,'storage_persisted':true}");
        JsonNode told = Eventually.get(
                () -> one(till), found -> found.path("queue_length").asInt(-1) == 3);
        assertThat(told.get("client_version").asText()).isEqualTo("web 2");
        assertThat(told.get("storage_persisted").asBoolean()).isTrue();
        assertThat(told.get("oldest_unsynced_at").asText())
                .isLessThan(told.at("/report/reported_at").asText())
                .matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(told.get("last_seen_at").isTextual()).isTrue();

        report(till, "{'queue_length':0,'oldest_unsynced_seconds':9007199254740991}");
        JsonNode empty = Eventually.get(
                () -> one(till), found -> found.path("queue_length").asInt(-1) == 0);
        assertThat(empty.get("oldest_unsynced_at").isNull()).isTrue();
        report(till, "{'queue_length':1,'oldest_unsynced_seconds':9007199254740991}");
        Eventually.get(
                () -> one(till),
                found -> found.path("oldest_unsynced_at").asText().startsWith("201"));
    }

    @Test
    void holesAreCountedAndNamed() {
        TestTill till = Shop.anotherTill();
        till.push(TestTill.sale(1), TestTill.sale(3), TestTill.sale(6));
        JsonNode one = one(till);
        assertThat(one.get("missing_count").asLong()).isEqualTo(3);
        assertThat(one.get("missing_seqs").toString()).isEqualTo("[2,4,5]");
        assertThat(one.get("received_through").asLong()).isEqualTo(1);
        assertThat(one.get("epoch").asInt()).isEqualTo(1);
        JsonNode listed = Shop.setup("GET", "/devices?organization_id=" + till.organizationId(), "")
                .json()
                .at("/devices/0");
        assertThat(listed.get("missing_count").asLong()).isEqualTo(3);
        assertThat(listed.has("missing_seqs")).isFalse();
        till.push(TestTill.sale(2), TestTill.sale(5), TestTill.sale(4));
        assertThat(one(till).get("missing_count").asLong()).isZero();
        assertThat(one(till).get("received_through").asLong()).isEqualTo(6);
    }

    @Test
    void pagesShowEachDeviceOnce() {
        Shop shop = new Shop();
        String branch = shop.branch();
        String other = shop.branch();
        List<String> ids = new ArrayList<>();
        for (String name : new String[] {"Till", "Till", "A\nB", "Zoë", "Till", "a"}) {
            ids.add(enrol(shop, ids.isEmpty() ? other : branch, name));
        }
        Shop.setup("POST", "/devices/" + ids.get(5) + "/revoke", "");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Shop.setup("GET", "/devices?organization_id=" + shop.id + "&limit=2" + cursor, "")
                    .json();
            assertThat(page.get("devices")).hasSizeBetween(1, 2);
            seen.addAll(page.get("devices").findValuesAsText("id"));
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids(shop, "&status=revoked")).containsExactly(ids.get(5));
        assertThat(ids(shop, "&status=active")).hasSize(5).doesNotContain(ids.get(5));
        assertThat(ids(shop, "&branch_id=" + other)).containsExactly(ids.get(0));
    }

    @Test
    void changesAreAuditedWithoutSecrets() {
        TestTill till = Shop.anotherTill();
        Answer renamed = patch(till, "{'name':'Till 7','rights':'selling','reason':'moved desks'}");
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        assertThat(renamed.json().get("name").asText()).isEqualTo("Till 7");
        assertThat(renamed.json().get("rights").asText()).isEqualTo("selling");
        assertThat(patch(till, "{'name':'Till 7'}").status()).isEqualTo(200);
        String key = Shop.setup("POST", "/devices/" + till.deviceId() + "/rotate", "{'reason':'lost'}")
                .json()
                .get("key")
                .asText();
        Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "{'reason':'stolen'}");
        Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "{'reason':'again'}");
        String path = "/audit?table=devices&organization_id=" + till.organizationId() + "&id=" + till.deviceId();
        JsonNode audit = Shop.setup("GET", path, "").json();
        assertThat(audit.get("items").findValuesAsText("type"))
                .containsExactly("devices.revoke", "devices.rotate", "devices.update", "devices.enrol");
        assertThat(audit.get("items").findValuesAsText("reason"))
                .containsExactly("stolen", "lost", "moved desks", "null");
        JsonNode update = audit.at("/items/2");
        assertThat(update.at("/before/name").asText()).isEqualTo("Till");
        assertThat(update.at("/after/rights").asText()).isEqualTo("selling");
        assertThat(update.get("device_id").asText()).isEqualTo("setup");
        assertThat(update.get("staff_id").isNull()).isTrue();
        assertThat(update.get("applied_at")).isEqualTo(update.get("occurred_at"));
        assertThat(audit.toString()).doesNotContain(key).doesNotContain(till.key());

        JsonNode first = Shop.setup("GET", path + "&limit=3", "").json();
        JsonNode second = Shop.setup(
                        "GET",
                        path + "&limit=3&cursor=" + first.get("next_cursor").asText(),
                        "")
                .json();
        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items").findValuesAsText("type")).containsExactly("devices.enrol");
        assertThat(second.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void anotherOrganizationsDeviceDoesNotExist() {
        TestTill till = Shop.anotherTill();
        Shop stranger = new Shop();
        String path = "/devices/" + till.deviceId();
        String by = "?organization_id=" + stranger.id;
        assertThat(Shop.setup("GET", path + by, "").status()).isEqualTo(404);
        assertThat(Shop.setup("PATCH", path + by, "{'name':'Mine'}").status()).isEqualTo(404);
        assertThat(Shop.setup("POST", path + "/rotate" + by, "").status()).isEqualTo(404);
        assertThat(Shop.setup("POST", path + "/revoke" + by, "").status()).isEqualTo(404);
        assertThat(patch(till, "{'branch_id':'%s'}".formatted(stranger.branch()))
                        .reason())
                .isEqualTo("not_found");
        assertThat(Shop.setup("GET", "/devices/%00", "").status()).isEqualTo(404);
        assertThat(till.get("/sync/status").status()).isEqualTo(200);
        assertThat(one(till).get("name").asText()).isEqualTo("Till");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'name':''}",
                "{'name':' '}",
                "{'rights':'some'}",
                "{'name':'a\\u0000'}",
                "{'name':null,'branch_id':null}"
            })
    void nonsenseIsRefused(String body) {
        Answer answer = patch(Shop.anotherTill(), body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "cursor=x", "cursor=!", "status=gone", "branch_id=%00", "cursor=YQ"})
    void nonsenseQuestionsAreRefused(String query) {
        Shop shop = new Shop();
        Answer answer = Shop.setup("GET", "/devices?organization_id=" + shop.id + "&" + query, "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("invalid_operation");
    }

    private static List<String> ids(Shop shop, String filter) {
        return Shop.setup("GET", "/devices?organization_id=" + shop.id + filter, "")
                .json()
                .get("devices")
                .findValuesAsText("id");
    }

    private static String enrol(Shop shop, String branch, String name) {
        String body = "{'organization_id':'%s','branch_id':'%s','name':'%s'}"
                .formatted(shop.id, branch, name.replace("\n", "\\n"));
        return Shop.setup("POST", "/devices", body).json().get("id").asText();
    }

    private static Answer patch(TestTill till, String body) {
        return Shop.setup("PATCH", "/devices/" + till.deviceId(), body);
    }

    private static JsonNode one(TestTill till) {
        return Shop.setup("GET", "/devices/" + till.deviceId(), "").json();
    }

    private static void report(TestTill till, String json) {
        assertThat(Shop.post("/devices/self/report", till.key(), BodyPublishers.ofString(json.replace('\'', '"')))
                        .status())
                .isEqualTo(204);
    }
}
