package dev.tillstream.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where people look through what was kept. */
final class Desk {
    private Desk() {}

    static void revoke(TestTill till) {
        assertThat(Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "")
                        .status())
                .isEqualTo(200);
    }

    /** Revokes the till; answers the id of what it sends then. */
    static String keptSale(TestTill till, UUID opId, String order) {
        revoke(till);
        return kept(till, TestTill.sale(opId, 1, order));
    }

    /** The id of what the till sends, which is kept. */
    static String kept(TestTill till, String operation) {
        int before = list(till, "&status=all").size();
        till.push(operation);
        return Eventually.get(() -> list(till, "&status=all"), found -> found.size() == before + 1)
                .get(0)
                .get("id")
                .asText();
    }

    static JsonNode list(TestTill till, String query) {
        Answer answer = Shop.setup("GET", "/quarantine?organization_id=" + till.organizationId() + query, "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("operations");
    }

    static JsonNode one(TestTill till, String id) {
        return Shop.setup("GET", "/quarantine/" + id + "?organization_id=" + till.organizationId(), "")
                .json();
    }

    static JsonNode decide(String decision, TestTill till, String reason, String... ids) {
        Answer answer = Shop.setup("POST", path(decision, till), body(reason, ids));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    static JsonNode decideAndWait(String decision, TestTill till, String... ids) {
        Answer answer = Shop.send(HttpRequest.newBuilder(Shop.uri(path(decision, till)))
                .header("Authorization", "Bearer " + Shop.setupToken())
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=20")
                .POST(BodyPublishers.ofString(body("me", ids).replace('\'', '"'))));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    static String body(String reason, String... ids) {
        return "{'reason':'%s','ids':[%s]}"
                .formatted(reason, Stream.of(ids).map(id -> "'" + id + "'").collect(Collectors.joining(",")));
    }

    private static String path(String decision, TestTill till) {
        return "/quarantine/" + decision + "?organization_id=" + till.organizationId();
    }
}
