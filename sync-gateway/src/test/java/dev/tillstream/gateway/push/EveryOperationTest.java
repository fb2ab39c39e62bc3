package dev.tillstream.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.OperationType.Audience;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.push.BadInput.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of every table: what is right is durable, and what is wrong says what, and harms no neighbour. */
@GatewayTest
class EveryOperationTest {
    private static final int CASES_A_BATCH = 150;

    private TestTill till;
    private long seq;

    @BeforeEach
    void aTill() {
        till = Shop.anotherTill();
    }

    static Stream<String> types() {
        return Tables.operationTypes().stream()
                .filter(type -> type.audience() == Audience.CLIENTS)
                .map(OperationType::name);
    }

    @ParameterizedTest
    @MethodSource("types")
    void isCheckedFieldByField(String name) {
        OperationType type = Tables.operationType(name).orElseThrow();
        List<Case> cases = BadInput.cases(type);
        for (int from = 0; from < cases.size(); from += CASES_A_BATCH) {
            assertRefused(type, cases.subList(from, Math.min(cases.size(), from + CASES_A_BATCH)));
        }
        BadInput.tooManyRows(type).forEach(tooMany -> assertRefused(type, List.of(tooMany)));
    }

    @Test
    void whatOnlyTheGatewayMakesCantBePushed() {
        List<OperationType> types = Tables.operationTypes().stream()
                .filter(type -> type.audience() == Audience.GATEWAY)
                .toList();
        assertThat(types).isNotEmpty();
        for (OperationType type : types) {
            JsonNode result =
                    till.push(operation(type, BadInput.right(type))).json().at("/results/0");
            assertThat(result.get("reason").asText()).isEqualTo("not_allowed");
        }
    }

    @Test
    void aDeviceChangesItsOwnOrganizationAlone() {
        OperationType upsert = Tables.operationType("organizations.upsert").orElseThrow();
        OperationType delete = Tables.operationType("organizations.delete").orElseThrow();
        OperationType branch = Tables.operationType("branches.upsert").orElseThrow();
        String own = operation(upsert, "{\"name\":\"New\"}");
        JsonNode results = till.push(
                        own,
                        operation(upsert, "{\"name\":\"New\"}").replace(till.organizationId(), "another"),
                        operation(delete, "{}"),
                        operation(branch, "{\"name\":\"New\"}"))
                .json()
                .get("results");
        assertThat(results.findValuesAsText("status")).containsExactly("durable", "rejected", "rejected", "durable");
        assertThat(results.findValuesAsText("reason")).containsExactly("not_allowed", "not_allowed");
        assertThat(results.at("/1/message").asText())
                .isEqualTo("id must be the device's own organization, but is another");
    }

    @Test
    void paymentsAndReturnsStayInOrderWithTheirSale() {
        for (String name : List.of("payments.create", "returns.create")) {
            OperationType type = Tables.operationType(name).orElseThrow();
            String ofSale = BadInput.right(type).replaceFirst("\\{", "{\"order_id\":\"the-sale\",");
            String alone = operation(type, BadInput.right(type));
            till.push(operation(type, ofSale), alone);
            String id = alone.replaceAll("(?s).*\"id\":\"([^\"]*)\",\"occ.*", "$1");
            JsonNode keyed = OperationsTopic.next("operations.orders", till.organizationId() + "/the-sale");
            assertThat(keyed.at("/operation/payload/order_id").asText()).isEqualTo("the-sale");
            assertThat(OperationsTopic.next("operations.orders", till.organizationId() + "/" + id)
                            .at("/operation/type")
                            .asText())
                    .isEqualTo(name);
        }
    }

    private void assertRefused(OperationType type, List<Case> cases) {
        List<String> operations = new ArrayList<>();
        operations.add(operation(type, BadInput.right(type)));
        cases.forEach(each -> operations.add(operation(type, each.payload())));
        operations.add(operation(type, BadInput.right(type)));
        Answer answer = till.push(operations.toArray(String[]::new));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode results = answer.json().get("results");
        assertThat(results).hasSize(cases.size() + 2);
        assertNeighbour(type, results.get(0));
        for (int i = 0; i < cases.size(); i++) {
            assertRefused(cases.get(i), results.get(i + 1));
        }
        assertNeighbour(type, results.get(cases.size() + 1));
    }

    private static void assertRefused(Case wrong, JsonNode result) {
        String what = wrong.payload().substring(0, Math.min(300, wrong.payload().length()));
        assertThat(result.path("reason").asText()).as(what + result).isEqualTo("invalid_operation");
        assertThat(result.path("message").asText())
                .as(what)
                .startsWith(wrong.start())
                .contains(wrong.value());
    }

    private static void assertNeighbour(OperationType type, JsonNode result) {
        String status = type.name().equals("organizations.delete") ? "rejected" : "durable";
        assertThat(result.get("status").asText()).as(type.name() + result).isEqualTo(status);
    }

    private String operation(OperationType type, String payload) {
        seq++;
        String id = type.table() == Tables.ORGANIZATIONS ? till.organizationId() : "r-" + UUID.randomUUID();
        return """
        {"op_id":"%s","seq":%d,"type":"%s","id":"%s","occurred_at":"2026-11-21T10:30:00.000Z","payload":%s}""".formatted(UUID.randomUUID(), seq, type.name(), id, payload);
    }
}
