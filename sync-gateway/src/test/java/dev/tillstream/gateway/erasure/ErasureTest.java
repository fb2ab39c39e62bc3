package dev.tillstream.gateway.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** B-19: what the gateway itself has kept of a person goes with the person. */
@GatewayTest
class ErasureTest {
    @Test
    void quarantineAndReceiptsForget() {
        TestTill till = Shop.anotherTill();
        TestTill other = Shop.anotherTill();
        for (TestTill each : new TestTill[] {till, other}) {
            each.push(
                    customer(1, "c-1", "Jane"),
                    customer(2, "c-2", "Joe"),
                    invoice(3, "c-1", "Jane"),
                    TestTill.sale(UUID.randomUUID(), 4, "c-1").replace("500", "5.5"));
            Eventually.get(() -> quarantine(each), found -> found.size() == 4);
            Eventually.get(() -> receipts(each), found -> found.size() == 4);
        }
        assertThat(quarantine(till).toString()).contains("Jane", "Joe", "Here Street");
        assertThat(receipts(till).toString()).contains("Jane", "Joe");

        Changes.of(till)
                .type("customers.delete")
                .deleted("customers", "c-2", "*", 2)
                .publish("changes.catalog");
        Changes.of(till)
                .type("customers.erase")
                .deleted("customers", "c-1", "*", 2)
                .publish("changes.catalog");

        JsonNode left = Eventually.get(
                () -> quarantine(till), found -> !found.toString().contains("Jane"));
        assertThat(left).hasSize(4);
        assertThat(left.toString())
                .doesNotContain("Here Street")
                .contains("Joe", "5.5", "\\\"customer_id\\\":\\\"c-1\\\"");
        assertThat(receipts(till)).hasSize(4);
        assertThat(receipts(till).toString()).doesNotContain("Jane").contains("Joe", "invalid_operation");
        assertThat(quarantine(other).toString()).contains("Jane", "Here Street");
        assertThat(receipts(other).toString()).contains("Jane");
    }

    private static String customer(long seq, String id, String name) {
        return operation(seq, "customers.upsert", id, "'name':'%s','email':'%s'".formatted(name, name.repeat(90)));
    }

    private static String invoice(long seq, String customer, String name) {
        return operation(
                seq,
                "invoices.create",
                "i-" + seq,
                "'customer_id':'%s','customer_name':'%s','customer_address':'Here Street','total':1.5"
                        .formatted(customer, name.repeat(90)));
    }

    private static String operation(long seq, String type, String id, String payload) {
        return "{'op_id':'%s','seq':%d,'type':'%s','id':'%s','occurred_at':'2026-11-21T10:30:00.000Z','payload':{%s}}"
                .formatted(UUID.randomUUID(), seq, type, id, payload)
                .replace('\'', '"');
    }

    private static JsonNode quarantine(TestTill till) {
        return Shop.setup("GET", "/quarantine?organization_id=" + till.organizationId(), "")
                .json()
                .get("operations");
    }

    private static JsonNode receipts(TestTill till) {
        return till.get("/sync/pull").json().get("receipts");
    }
}
