package dev.tillstream.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B-17: a device tells how it is, and the list of devices shows it. */
@GatewayTest
class ReportTest {
    @Test
    void theLastReportIsListed() {
        TestTill till = Shop.anotherTill();
        assertThat(listed(till).get("report").isNull()).isTrue();
        for (int queue = 5; queue >= 0; queue--) {
            Answer answer = report(
                    till,
                    "{\"client_version\":\"web 1.4.0\",\"queue_length\":" + queue
                            + ",\"oldest_unsynced_seconds\":90,\"storage_persisted\":false,\"mood\":\"good\"}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        }
        JsonNode report = Eventually.get(
                () -> listed(till).get("report"),
                told -> told.path("queue_length").asInt(-1) == 0);
        assertThat(report.get("client_version").asText()).isEqualTo("web 1.4.0");
        assertThat(report.get("oldest_unsynced_seconds").asInt()).isEqualTo(90);
        assertThat(report.get("storage_persisted").asBoolean(true)).isFalse();
        assertThat(report.get("reported_at").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(report.has("mood")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"queue_length\":-1}",
                "{\"queue_length\":\"many\"}",
                "{\"client_version\":\"\"}",
                "{\"client_version\":\"a\\u0000\"}",
                "{\"storage_used_bytes\":1e300}"
            })
    void nonsenseIsRefused(String body) {
        Answer answer = report(Shop.anotherTill(), body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("about:blank");
        assertThat(answer.json().get("title").asText()).isEqualTo("Bad Request");
    }

    @Test
    void aKeyIsNeeded() {
        assertThat(Shop.post("/devices/self/report", "tsk_nonsense", BodyPublishers.ofString("{}"))
                        .status())
                .isEqualTo(401);
    }

    private static Answer report(TestTill till, String body) {
        return Shop.post("/devices/self/report", till.key(), BodyPublishers.ofString(body));
    }

    private static JsonNode listed(TestTill till) {
        return Shop.setup("GET", "/devices?organization_id=" + till.organizationId(), "")
                .json()
                .at("/devices/0");
    }
}
