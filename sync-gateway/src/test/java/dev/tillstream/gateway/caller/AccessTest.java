package dev.tillstream.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@GatewayTest
class AccessTest {
    @Test
    void theOtherHeaderWorksToo() {
        TestTill till = Shop.anotherTill();
        Answer answer =
                Shop.send(HttpRequest.newBuilder(Shop.uri("/sync/status")).header("X-API-Key", till.key()));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aDeviceKeyIsNoSetupTokenAndTheReverse() {
        TestTill till = Shop.anotherTill();
        assertThat(Shop.get("/devices?organization_id=" + till.organizationId(), till.key())
                        .status())
                .isEqualTo(403);
        assertThat(Shop.setup("GET", "/sync/status", "").status()).isEqualTo(401);
    }

    @Test
    void whatIsAnothersDoesNotExist() {
        Shop shop = new Shop();
        Shop other = new Shop();
        String branch = shop.branch();
        Answer device = Shop.setup(
                "POST",
                "/devices",
                "{'organization_id':'%s','branch_id':'%s','name':'Till'}".formatted(other.id, branch));
        assertThat(device.status()).isEqualTo(404);
        assertThat(Shop.setup("POST", "/organizations/none/branches", "{'code':'B','name':'B'}")
                        .status())
                .isEqualTo(404);
        assertThat(Shop.setup("GET", "/devices?organization_id=none", "").status())
                .isEqualTo(404);
        assertThat(Shop.setup("POST", "/devices/none/revoke", "").reason()).isEqualTo("not_found");
        assertThat(Shop.setup("POST", "/devices/none/rotate", "").status()).isEqualTo(404);
    }

    @Test
    void registrationsAreChecked() {
        Shop shop = new Shop();
        Answer other = Shop.setup(
                "POST", "/organizations", "{'code':'%s','name':'Other','currency':'EUR'}".formatted(shop.code));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.reason()).isEqualTo("duplicate_reference");
        for (String body : new String[] {
            "{}", "{'code':'','name':'N','currency':'EUR'}", "{'code':'C','name':' ','currency':'EUR'}",
            "{'code':'C','name':'N','currency':'XYZW'}", "nonsense", "[]"
        }) {
            Answer answer = Shop.setup("POST", "/organizations", body);
            assertThat(answer.status()).as(body + answer).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void devicesAreListedWithoutTheirKeys() {
        Shop shop = new Shop();
        TestTill till = shop.till(shop.branch());
        JsonNode devices = Shop.setup("GET", "/devices?organization_id=" + shop.id, "")
                .json()
                .get("devices");
        assertThat(devices).hasSize(1);
        assertThat(devices.get(0).get("id").asText()).isEqualTo(till.deviceId());
        assertThat(devices.toString()).doesNotContain(till.key());
    }

    @Test
    void aRotatedKeyReplacesTheOldOneAtOnce() {
        TestTill till = Shop.anotherTill();
        assertThat(till.get("/sync/status").status()).isEqualTo(200);
        String key = Shop.setup("POST", "/devices/" + till.deviceId() + "/rotate", "")
                .json()
                .get("key")
                .asText();
        assertThat(till.get("/sync/status").status()).isEqualTo(401);
        assertThat(Shop.get("/sync/status", key).status()).isEqualTo(200);
    }

    @Test
    void aRevokedDeviceReadsNothingAndItsPushesAreKept() {
        TestTill till = Shop.anotherTill();
        String cursor = till.get("/sync/pull").json().get("cursor").asText();
        CompletableFuture<Answer> held =
                CompletableFuture.supplyAsync(() -> till.get("/sync/pull?wait=2&since=" + cursor));
        assertThat(Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "")
                        .status())
                .isEqualTo(200);
        Answer pull = till.get("/sync/pull");
        assertThat(pull.status()).isEqualTo(401);
        assertThat(pull.reason()).isEqualTo("device_revoked");
        assertThat(held.join().json().path("changes")).isEmpty();
        Answer push = till.push(TestTill.sale(1), TestTill.sale(2).replace("500", "5.5"));
        assertThat(push.json().at("/results/0/status").asText()).isEqualTo("rejected");
        assertThat(push.json().at("/results/0/reason").asText()).isEqualTo("device_revoked");
        assertThat(push.json().at("/results/1/reason").asText()).isEqualTo("invalid_operation");
        JsonNode kept = Eventually.get(
                () -> Shop.setup("GET", "/quarantine?organization_id=" + till.organizationId(), "")
                        .json()
                        .get("operations"),
                found -> found.size() == 2);
        assertThat(kept.findValuesAsText("reason")).contains("device_revoked");
    }

    @Test
    void unknownAddressesAndMethodsAreProblems() {
        TestTill till = Shop.anotherTill();
        for (String path : new String[] {"/nowhere", "/sync", "/sync/nowhere", "/devices/x/y/z"}) {
            Answer answer = till.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.reason()).as(path).isEqualTo("not_found");
        }
        Answer method = Shop.get("/sync/batch", till.key());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void theDoorRejectionGivesWayToAService() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        till.push(TestTill.sale(opId, 1, "o-1").replace("orders.create", "orders.later"));
        Eventually.get(
                () -> till.get("/sync/pull").json().at("/receipts/0/status").asText(), "rejected"::equals);
        Changes.of(till).receipt(opId, 1L, "applied", null).publish("changes.orders");
        Eventually.get(
                () -> till.get("/sync/pull").json().at("/receipts/0/status").asText(), "applied"::equals);
        assertThat(till.get("/sync/pull").json().get("receipts")).hasSize(1);
    }
}
