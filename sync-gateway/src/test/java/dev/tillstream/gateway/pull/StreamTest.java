package dev.tillstream.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@GatewayTest
class StreamTest {
    @Test
    void tellsTheHeadAtOnceAndWhenItMoves() {
        TestTill till = Shop.anotherTill();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> response = open(till);
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

    private static HttpResponse<Stream<String>> open(TestTill till) {
        HttpRequest request = HttpRequest.newBuilder(Shop.uri("/sync/stream"))
                .header("Authorization", "Bearer " + till.key())
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
