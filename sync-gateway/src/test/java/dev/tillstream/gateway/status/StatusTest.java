package dev.tillstream.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@GatewayTest
class StatusTest {
    @Test
    void holesAreNamed() {
        TestTill till = Shop.anotherTill();
        till.push(TestTill.sale(1), TestTill.sale(2), TestTill.sale(5), TestTill.sale(8));
        JsonNode status = till.get("/sync/status").json();
        assertThat(status.get("device_id").asText()).isEqualTo(till.deviceId());
        assertThat(status.get("branch_id").asText()).isEqualTo(till.branchId());
        assertThat(status.get("received_through").asLong()).isEqualTo(2);
        assertThat(status.get("missing_seqs")).hasToString("[3,4,6,7]");
        assertThat(status.get("applied_through").asLong()).isZero();
        assertThat(status.get("last_seen_at").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(status.get("head").asText())
                .isEqualTo(till.get("/sync/pull").json().get("cursor").asText());
        till.push(TestTill.sale(3), TestTill.sale(4), TestTill.sale(6), TestTill.sale(7));
        status = till.get("/sync/status").json();
        assertThat(status.get("received_through").asLong()).isEqualTo(8);
        assertThat(status.get("missing_seqs")).isEmpty();
    }

    @Test
    void appliedGoesOnlySoFarAsThereIsNoHole() {
        TestTill till = Shop.anotherTill();
        Changes.of(till).receipt(UUID.randomUUID(), 2L, "applied", null).publish("changes.orders");
        Eventually.get(() -> till.get("/sync/status").json().get("missing_seqs").toString(), "[1]"::equals);
        assertThat(till.get("/sync/status").json().get("applied_through").asLong())
                .isZero();
        Changes.of(till)
                .receipt(UUID.randomUUID(), 1L, "rejected", "already_void")
                .publish("changes.orders");
        Eventually.get(
                () -> till.get("/sync/status").json().get("applied_through").asLong(), seq -> seq == 2);
        Eventually.get(
                () -> till.get("/sync/pull").json().get("applied_through").asLong(), seq -> seq == 2);
    }

    @Test
    void aSecondLifeHasItsOwnNumbers() {
        TestTill till = Shop.anotherTill();
        assertThat(till.get("/sync/status").json().get("epoch").asInt(-1)).isZero();
        till.push(TestTill.sale(1), TestTill.sale(2));
        JsonNode first = till.get("/sync/status").json();
        assertThat(first.get("epoch").asInt()).isEqualTo(1);
        assertThat(first.get("received_through").asLong()).isEqualTo(2);
        till.push(TestTill.sale(1).replace("\"seq\":1", "\"epoch\":2,\"seq\":1"));
        JsonNode second = till.get("/sync/status").json();
        assertThat(second.get("epoch").asInt()).isEqualTo(2);
        assertThat(second.get("received_through").asLong()).isEqualTo(1);
    }

    @Test
    void aPingNeedsNoKey() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Shop.Answer ping = Shop.send(HttpRequest.newBuilder(Shop.uri("/sync/ping")));
        assertThat(ping.status()).isEqualTo(204);
        assertThat(Instant.parse(ping.header("Server-Time"))).isBetween(before, Instant.now());
        assertThat(ping.header("Date")).endsWith("GMT");
        assertThat(ping.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anotherOriginIsToldNothing() {
        Shop.Answer ping =
                Shop.send(HttpRequest.newBuilder(Shop.uri("/sync/ping")).header("Origin", "https://other"));
        assertThat(ping.header("Access-Control-Allow-Origin")).isEmpty();
        Shop.Answer preflight = Shop.send(HttpRequest.newBuilder(Shop.uri("/sync/pull"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", "https://other", "Access-Control-Request-Method", "GET"));
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theDigestNamesEveryTableOfTheView() {
        TestTill till = Shop.anotherTill();
        JsonNode digest = till.get("/sync/digest").json();
        assertThat(digest.get("tables")).hasSizeGreaterThan(3);
        assertThat(digest.at("/tables/0/hash").asText()).isEqualTo("0000000000000000");
        assertThat(till.get("/sync/digest?tables=nonsense").status()).isEqualTo(400);
    }
}
