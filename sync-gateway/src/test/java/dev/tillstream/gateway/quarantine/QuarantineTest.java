package dev.tillstream.gateway.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@GatewayTest
class QuarantineTest {
    /** S3-12: neither the topic, nor the list, nor the receipt has it. */
    @Test
    void aPinIsNotKept() {
        TestTill till = Shop.anotherTill();
        JsonNode result = till.push("""
                {"op_id":"%s","seq":1,"type":"staff.upsert","id":"s-1","occurred_at":"2026-11-21T10:30:00.000Z",
                "payload":{"name":"Ann","role":"cashier","pin":"4711"}}""".formatted(UUID.randomUUID())).json().at("/results/0");
        assertThat(result.get("status").asText()).isEqualTo("rejected");
        assertThat(result.get("reason").asText()).isEqualTo("invalid_operation");
        assertThat(result.get("message").asText())
                .isEqualTo("payload.pin must not be sent: a PIN travels as pin_hash alone");
        JsonNode published =
                OperationsTopic.next("operations.quarantine", till.organizationId() + "/" + till.deviceId());
        assertThat(published.toString()).contains("Ann", "(removed)").doesNotContain("4711");
        JsonNode kept = Eventually.get(
                () -> Shop.setup("GET", "/quarantine?organization_id=" + till.organizationId(), "")
                        .json()
                        .get("operations"),
                found -> found.size() == 1);
        assertThat(kept.toString()).contains("Ann").doesNotContain("4711");
        JsonNode receipts =
                Eventually.get(() -> till.get("/sync/pull").json().get("receipts"), found -> found.size() == 1);
        assertThat(receipts.toString()).contains("rejected").doesNotContain("4711");
    }
}
