package dev.tillstream.gateway.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class InvoiceTest {
    private static final String FIELDS = "'total':500,'items':[{'name':'Tea','quantity':2,'unit_price':250}]";

    private TestTill till;

    @BeforeEach
    void aTill() {
        till = Shop.anotherTill();
    }

    @Test
    void isAnOperationAndItsReceiptTheAnswer() {
        String opId = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> service = service("i-1", "applied", null);
        Answer answer = post("{'id':'i-1','op_id':'" + opId + "','occurred_at':'2026-11-21T10:30:00.000Z'," + FIELDS
                + ",'free':{'a':[1.50]}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("op_id").asText()).isEqualTo(opId);
        assertThat(answer.json().get("status").asText()).isEqualTo("applied");
        JsonNode operation = service.join().get("operation");
        assertThat(operation.get("type").asText()).isEqualTo("invoices.create");
        assertThat(operation.get("id").asText()).isEqualTo("i-1");
        assertThat(operation.has("seq")).isFalse();
        assertThat(operation.get("occurred_at").asText()).isEqualTo("2026-11-21T10:30:00.000Z");
        assertThat(operation.get("payload")).hasToString(("{" + FIELDS + ",'free':{'a':[1.5]}}").replace('\'', '"'));
    }

    @Test
    void repeatedItIsTheSameAndWithOtherContentItIsNot() {
        CompletableFuture<JsonNode> service = service("i-1", "applied", null);
        Answer first = post("{'id':'i-1'," + FIELDS + "}");
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(service.join().at("/operation/id").asText()).isEqualTo("i-1");
        Answer again = post("{ " + FIELDS + ", 'id':'i-1', 'op_id':null }");
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json().get("op_id")).isEqualTo(first.json().get("op_id"));
        Answer other = post("{'id':'i-1'," + FIELDS.replace("500", "501") + "}");
        assertThat(other.status()).as(other.toString()).isEqualTo(409);
        assertThat(other.reason()).isEqualTo("op_id_reused");
    }

    @Test
    void isOnlyDurableWhileNobodyAppliesIt() {
        Answer answer = post("{'id':'i-1'," + FIELDS + "}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.json().get("status").asText()).isEqualTo("durable");
    }

    @ParameterizedTest
    @CsvSource({
        "rejected, unknown_record, 422",
        "rejected, duplicate_reference, 409",
        "conflict, duplicate_reference, 409",
        "conflict, totals_mismatch, 200"
    })
    void answersWhatTheServiceSays(String status, String reason, int expected) {
        CompletableFuture<JsonNode> service = service("i-1", status, reason);
        Answer answer = post("{'id':'i-1'," + FIELDS + "}");
        assertThat(service.join().at("/operation/id").asText()).isEqualTo("i-1");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(expected);
        assertThat(answer.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|invalid_json|valid JSON",
                "[]|invalid_json|valid JSON",
                "{'id':'i-1',|invalid_json|valid JSON",
                "{'id':'i-1','x':tru}|invalid_json|valid JSON",
                "{'id':'i-1'} x|invalid_json|valid JSON",
                "{}|invalid_operation|required",
                "{'id':'i 1','total':5}|invalid_operation|i 1",
                "{'id':'i-1','total':-5}|invalid_operation|total must not be negative, but is -5",
                "{'id':'i-1','total':5,'items':[]}|invalid_operation|items must have at least 1 row",
                "{'id':'i-1','op_id':'x','total':5}|invalid_operation|op_id must be a UUID",
                "{'id':'i-1','occurred_at':'x','total':5}|invalid_operation|occurred_at must be"
            })
    void saysWhatIsWrong(String body, String reason, String detail) {
        Answer answer = post(body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.json().get("detail").asText()).contains(detail);
    }

    private Answer post(String body) {
        return Shop.post("/invoices", till.key(), BodyPublishers.ofString(body.replace('\'', '"')));
    }

    /** Stands for the order service: answers the next operation on that record. */
    private CompletableFuture<JsonNode> service(String id, String status, @Nullable String reason) {
        return CompletableFuture.supplyAsync(() -> {
            JsonNode pushed = OperationsTopic.next("operations.orders", till.organizationId() + "/" + id);
            UUID opId = UUID.fromString(pushed.at("/operation/op_id").asText());
            long fingerprint = Long.parseUnsignedLong(pushed.get("fingerprint").asText(), 16);
            Changes.of(till)
                    .fingerprint(fingerprint)
                    .receipt(opId, null, status, reason)
                    .publish("changes.orders");
            return pushed;
        });
    }
}
