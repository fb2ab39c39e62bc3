package dev.tillstream.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Shop.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone who has logged in. */
public record TestStaff(Shop shop, String id, String email, String accessToken, String refreshToken) {
    public static final String PASSWORD = "correct horse battery";

    /** The owner of an organization, logged in. */
    public static TestStaff owner(Shop shop) {
        String email = "owner@" + shop.code.toLowerCase(java.util.Locale.ROOT) + ".example";
        Answer added = Shop.setup(
                "POST",
                "/organizations/" + shop.id + "/owner",
                "{'name':'Olga Owner','email':'%s','password':'%s'}".formatted(email, PASSWORD));
        if (added.status() != 201) {
            throw new AssertionError("no owner: " + added);
        }
        return login(shop, email);
    }

    /**
     * Someone whom this one hires, logged in.
     *
     * @param branchId null for all branches
     */
    public TestStaff hire(String role, @Nullable String branchId) {
        String where = branchId == null ? "null" : "'" + branchId + "'";
        Answer added = send(
                "POST",
                "/auth/accounts",
                "{'name':'%s','email':'%s@staff.example','roles':[{'role':'%s','branch_id':%s}]}"
                        .formatted(role, role + UUID.randomUUID(), role, where));
        if (added.status() != 201) {
            throw new AssertionError("nobody hired: " + added);
        }
        return of(
                shop,
                anonymous(
                        "/auth/accept",
                        "{'organization':'%s','invitation':'%s','password':'%s'}"
                                .formatted(
                                        shop.code,
                                        added.json().get("invitation").asText(),
                                        PASSWORD)));
    }

    public static TestStaff login(Shop shop, String email) {
        return of(shop, login(shop.code, email, PASSWORD));
    }

    /** From the answer to a log-in. */
    public static TestStaff of(Shop shop, Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("no log-in: " + answer);
        }
        JsonNode json = answer.json();
        return new TestStaff(
                shop,
                json.at("/staff/id").asText(),
                json.at("/staff/email").asText(),
                json.get("access_token").asText(),
                json.get("refresh_token").asText());
    }

    public static Answer login(String organization, String email, String password) {
        return anonymous(
                "/auth/login",
                "{'organization':'%s','email':'%s','password':'%s'}".formatted(organization, email, password));
    }

    /** Without a credential; single quotes stand for double ones. */
    public static Answer anonymous(String path, String body) {
        return Shop.send(HttpRequest.newBuilder(Shop.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    public Answer refresh() {
        return anonymous("/auth/refresh", "{'refresh_token':'%s'}".formatted(refreshToken));
    }

    public Answer get(String path) {
        return Shop.get(path, accessToken);
    }

    /** Single quotes stand for double ones. */
    public Answer send(String method, String path, String body) {
        return Shop.send(HttpRequest.newBuilder(Shop.uri(path))
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
