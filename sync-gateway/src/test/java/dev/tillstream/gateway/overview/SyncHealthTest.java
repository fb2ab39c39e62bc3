package dev.tillstream.gateway.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** B-17: what waits, what is held back, and which tills lack something. */
@GatewayTest
class SyncHealthTest {
    private static JsonNode health(TestTill till) {
        return till.get("/sync/health").json();
    }

    @Test
    void aNewTillLacksNothing() {
        TestTill till = Shop.anotherTill();
        till.get("/sync/status");

        JsonNode health =
                Eventually.get(() -> health(till), told -> told.get("tills").isEmpty());
        assertThat(health.get("till_count").asInt()).isEqualTo(1);
        assertThat(health.get("unapplied").asLong()).isZero();
        assertThat(health.at("/quarantine/open").asLong()).isZero();
        assertThat(health.at("/conflicts/oldest_at").isNull()).isTrue();
        assertThat(health.get("server_time").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
    }

    @Test
    void whatHasNoReceiptYetAndWhatNeverCameIsCounted() {
        TestTill till = Shop.anotherTill();
        UUID first = UUID.randomUUID();
        till.push(TestTill.sale(first, 1, "o-1"), TestTill.sale(2), TestTill.sale(5));

        JsonNode waiting =
                Eventually.get(() -> health(till), told -> told.get("unapplied").asLong() == 3);
        JsonNode one = waiting.at("/tills/0");
        assertThat(one.get("device_id").asText()).isEqualTo(till.deviceId());
        assertThat(one.get("oldest_unapplied_seq").asLong()).isEqualTo(1);
        assertThat(one.get("missing").asLong()).isEqualTo(2);

        Changes.of(till).receipt(first, 1L, "applied", null).publish("changes.orders");
        JsonNode later =
                Eventually.get(() -> health(till), told -> told.get("unapplied").asLong() == 2);
        assertThat(later.at("/tills/0/oldest_unapplied_seq").asLong()).isEqualTo(2);
    }

    @Test
    void whatWaitsForAPersonIsCounted() {
        TestTill till = Shop.anotherTill();
        till.push("{\"op_id\":\"" + UUID.randomUUID() + "\",\"seq\":1,\"type\":\"nonsense.do\",\"id\":\"x\","
                + "\"occurred_at\":\"2026-11-21T10:30:00.000Z\",\"payload\":{}}");
        Changes.of(till)
                .record("conflicts", "c-1", till.branchId(), 1, "{\"id\":\"c-1\",\"status\":\"open\"}")
                .record("conflicts", "c-2", till.branchId(), 1, "{\"id\":\"c-2\",\"status\":\"resolved\"}")
                .record("conflicts", "c-3", "elsewhere", 1, "{\"id\":\"c-3\",\"status\":\"open\"}")
                .publish("changes.orders");

        JsonNode health = Eventually.get(
                () -> health(till),
                told -> told.at("/quarantine/open").asLong() == 1
                        && told.at("/conflicts/open").asLong() == 1);
        assertThat(health.at("/quarantine/oldest_at").asText()).isNotEmpty();
        assertThat(health.get("moved_at").asText()).isNotEmpty();
        assertThat(health.get("head").asLong()).isPositive();
        assertThat(health(Shop.anotherTill()).at("/conflicts/open").asLong())
                .as("another organization's")
                .isZero();
    }

    @Test
    void whatATillSaysThatItHasToSendIsTold() {
        TestTill till = Shop.anotherTill();
        Shop.post("/devices/self/report", till.key(), BodyPublishers.ofString("{\"queue_length\":7}"));

        JsonNode health = Eventually.get(
                () -> health(till), told -> told.at("/tills/0/queue_length").asInt() == 7);
        assertThat(health.at("/tills/0/name").asText()).isNotEmpty();
    }

    @Test
    void whoIsNobodyIsToldNothing() {
        assertThat(Shop.get("/sync/health", "tsk_nonsense").status()).isEqualTo(401);
    }
}
