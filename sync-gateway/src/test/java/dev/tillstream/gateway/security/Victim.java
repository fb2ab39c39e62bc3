package dev.tillstream.gateway.security;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** An organization with something of everything that could be robbed. */
final class Victim {
    final Shop shop = new Shop();
    final String branch = shop.branch();
    final TestTill till = shop.till(branch);
    final TestTill revoked = shop.till(branch);
    final TestStaff owner = TestStaff.owner(shop);
    final TestStaff cashier = owner.hire("cashier", branch);
    final TestStaff auditor = owner.hire("auditor", branch);
    final TestStaff gone = owner.hire("manager", branch);
    final String selling;
    private final Map<String, String> names;

    Victim() {
        selling = owner.send(
                        "POST", "/devices", "{'name':'Selling','branch_id':'%s','rights':'selling'}".formatted(branch))
                .json()
                .get("key")
                .asText();
        owner.send("POST", "/devices/" + revoked.deviceId() + "/revoke", "{'reason':'stolen'}");
        revoked.push(TestTill.sale(1));
        TestStaff.anonymous("/auth/logout", "{'refresh_token':'%s'}".formatted(gone.refreshToken()));
        String full = Shop.post("/sync/full", till.key(), BodyPublishers.ofString("{\"reason\":\"restored\"}"))
                .json()
                .get("id")
                .asText();
        JsonNode kept =
                Eventually.get(() -> owner.get("/quarantine").json().get("operations"), found -> !found.isEmpty());
        names = Map.of(
                "{organization}",
                shop.id,
                "{code}",
                shop.code,
                "{branch}",
                branch,
                "{device}",
                till.deviceId(),
                "{staff}",
                cashier.id(),
                "{kept}",
                kept.get(0).get("id").asText(),
                "{full}",
                full);
    }

    Answer call(Endpoint endpoint, String credential) {
        String type = endpoint.path().equals("/images") ? "multipart/form-data; boundary=b" : "application/json";
        HttpRequest.Builder request = HttpRequest.newBuilder(Shop.uri(named(endpoint.path())))
                .header("Content-Type", type)
                .method(
                        endpoint.method(),
                        endpoint.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(named(endpoint.body()).replace('\'', '"')));
        return Shop.send(credential.isEmpty() ? request : request.header("Authorization", "Bearer " + credential));
    }

    String named(String text) {
        String named = text;
        for (var name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }
}
