package dev.tillstream.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** An organization of its own for a test, with its branches and tills. */
public final class Shop {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final ObjectMapper JSON = new ObjectMapper();

    public final String id;
    public final String code;

    public Shop() {
        code = "T" + UUID.randomUUID().toString().substring(0, 12);
        id = setup("POST", "/organizations", "{'code':'%s','name':'Test','currency':'EUR'}".formatted(code))
                .json()
                .get("id")
                .asText();
    }

    /** A till of an organization that nobody else knows. */
    public static TestTill anotherTill() {
        Shop shop = new Shop();
        return shop.till(shop.branch());
    }

    /** A status, a body and some headers. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return parse(response.body());
        }

        public String reason() {
            return json().path("reason").asText();
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    public String branch() {
        String branchCode = "B" + UUID.randomUUID().toString().substring(0, 8);
        return setup(
                        "POST",
                        "/organizations/" + id + "/branches",
                        "{'code':'%s','name':'Branch'}".formatted(branchCode))
                .json()
                .get("id")
                .asText();
    }

    public TestTill till(String branchId) {
        JsonNode device = setup(
                        "POST",
                        "/devices",
                        "{'organization_id':'%s','name':'Till','branch_id':'%s'}".formatted(id, branchId))
                .json();
        return new TestTill(
                id, branchId, device.get("id").asText(), device.get("key").asText());
    }

    /** With the setup token; single quotes stand for double ones. */
    public static Answer setup(String method, String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + SetupTokenResource.TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    public static String setupToken() {
        return SetupTokenResource.TOKEN;
    }

    public static URI uri(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://localhost:" + port + path);
    }

    public static Answer post(String path, String key, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static Answer get(String path, String key, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
