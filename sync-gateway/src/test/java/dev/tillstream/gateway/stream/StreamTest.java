package dev.tillstream.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.TestTill;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class StreamTest {
    @Test
    void tellsTheHeadAtOnceAndWhenItMoves() {
        TestTill till = Shop.anotherTill();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> response = open(till.key());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Thread reader = new Thread(() -> response.body().forEach(lines::add));
        reader.setDaemon(true);
        reader.start();
        String before = till.get("/sync/pull").json().get("cursor").asText();
        Eventually.get(() -> data(lines), data -> data.size() == 1);
        assertThat(data(lines)).containsExactly(before);
        assertThat(lines).contains("event:head");
        Changes.of(till).product("p", 1).publish("changes.catalog");
        Eventually.get(() -> data(lines), data -> data.size() == 2);
        String after = Eventually.get(
                () -> till.get("/sync/pull").json().get("cursor").asText(), cursor -> !cursor.equals(before));
        assertThat(data(lines)).containsExactly(before, after);
    }

    /** Events are not held back by a packer. */
    @ParameterizedTest
    @EnumSource(Version.class)
    void isNeverPacked(Version version) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(Shop.uri("/sync/stream"))
                .version(version)
                .headers("Authorization", "Bearer " + Shop.anotherTill().key(), "Accept-Encoding", "gzip")
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        try (InputStream events = stream.body()) {
            assertThat(stream.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
            assertThat(new String(events.readNBytes("event:head".length()), StandardCharsets.UTF_8))
                    .isEqualTo("event:head");
        }
    }

    /** B-17: a till that gives up leaves nothing behind. */
    @ParameterizedTest
    @ValueSource(strings = {"/sync/pull?wait=60&since=", "/sync/stream?since="})
    void endsWithItsClient(String path) throws Exception {
        TestTill till = Shop.anotherTill();
        String cursor = till.get("/sync/pull").json().get("cursor").asText();
        double before = waiting();
        URI server = Shop.uri("/");
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String request = "GET " + path + cursor + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + till.key();
            socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            Eventually.get(StreamTest::waiting, count -> count > before);
        }
        Eventually.get(StreamTest::waiting, count -> count <= before);
    }

    /** B-17: at once, not with the next heartbeat. */
    @Test
    void endsWithTheKey() {
        TestTill till = Shop.anotherTill();
        Thread reader = read(till.key());
        Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "");
        Eventually.get(reader::isAlive, alive -> !alive);
    }

    @Test
    void endsWithTheSession() {
        Shop shop = new Shop();
        TestStaff owner = TestStaff.owner(shop);
        TestStaff manager = owner.hire("manager", null);
        Thread ended = read(manager.accessToken());
        Thread other = read(owner.accessToken());
        owner.send("POST", "/auth/accounts/" + manager.id() + "/sign-out", "");
        Eventually.get(ended::isAlive, alive -> !alive);
        assertThat(other.isAlive()).isTrue();
    }

    /** Reads a stream to its end, from after the first event on. */
    private static Thread read(String token) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Stream<String> body = open(token).body();
        Thread reader = new Thread(() -> body.forEach(lines::add));
        reader.setDaemon(true);
        reader.setUncaughtExceptionHandler((thread, broken) -> {});
        reader.start();
        Eventually.get(() -> data(lines), data -> data.size() == 1);
        return reader;
    }

    private static double waiting() {
        return Shop.send(HttpRequest.newBuilder(Shop.uri("/q/metrics")))
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("tillstream_tills_waiting"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static HttpResponse<Stream<String>> open(String token) {
        HttpRequest request = HttpRequest.newBuilder(Shop.uri("/sync/stream"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .join();
    }

    private static List<String> data(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()))
                .toList();
    }
}
