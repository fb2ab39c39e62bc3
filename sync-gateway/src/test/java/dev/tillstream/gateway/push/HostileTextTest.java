package dev.tillstream.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.OperationType.Audience;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be SQL, HTML, a template or a formula elsewhere is text here: in every text of every operation. */
@GatewayTest
class HostileTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table gateway.devices; --",
                "\\'; select pg_sleep(5); --",
                "<img src=x onerror=alert(1)><script>alert(1)</script>",
                "\"><svg/onload=alert(1)>{{7*7}}${jndi:ldap://x}",
                "=HYPERLINK(\"http://x\")",
                "../../etc/passwd\r\nSet-Cookie: a=b"
            })
    void isTakenAsItIs(String text) {
        TestTill till = Shop.anotherTill();
        List<OperationType> types = Tables.operationTypes().stream()
                .filter(type -> type.audience() == Audience.CLIENTS)
                .filter(type -> !type.name().equals("organizations.delete"))
                .toList();
        List<String> operations = new ArrayList<>();
        for (OperationType type : types) {
            operations.add("""
                    {"op_id":"%s","seq":%d,"type":"%s","id":"%s","occurred_at":"2026-11-21T10:30:00.000Z","payload":%s}""".formatted(
                            UUID.randomUUID(),
                            operations.size() + 1,
                            type.name(),
                            id(type, till),
                            BadInput.rightWithTexts(type, text)));
        }
        JsonNode answer = till.push(operations.toArray(String[]::new)).json();
        assertThat(answer.get("results").findValuesAsText("status"))
                .as(answer.toString())
                .hasSize(types.size())
                .containsOnly("durable");
        JsonNode product = OperationsTopic.next("operations.catalog", till.organizationId() + "/of-products.upsert");
        assertThat(product.at("/operation/payload/name").asText()).isEqualTo(text);
        assertThat(till.get("/sync/status").status()).isEqualTo(200);
    }

    private static String id(OperationType type, TestTill till) {
        return type.table() == Tables.ORGANIZATIONS ? till.organizationId() : "of-" + type.name();
    }
}
