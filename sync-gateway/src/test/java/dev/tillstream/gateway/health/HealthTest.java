package dev.tillstream.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import org.junit.jupiter.api.Test;

@GatewayTest
class HealthTest {
    @Test
    void isReadyWhenEverythingIsThere() {
        TestTill till = Shop.anotherTill();
        till.push(TestTill.sale(1));
        JsonNode ready = Eventually.get(
                () -> Shop.get("/q/health/ready", "").json(),
                found -> found.get("status").asText().equals("UP"));
        assertThat(ready.toString()).contains("feed_consumer", "heads", "kafka", "database", "topics");
        assertThat(Shop.get("/q/health/live", "").status()).isEqualTo(200);
    }

    @Test
    void countsByReason() {
        Shop.anotherTill().push(TestTill.sale(1).replace("orders.create", "orders.explode"));
        assertThat(Shop.get("/q/metrics", "").response().body())
                .contains("tillstream_push_operations_total{reason=\"unknown_type\",status=\"rejected\"}")
                .contains("tillstream_feed_delay");
    }

    @Test
    void describesItself() {
        assertThat(Shop.get("/q/openapi", "").response().body())
                .contains("/sync/batch", "/sync/pull", "/sync/stream", "/sync/conflicts/{conflictId}/resolve");
    }
}
