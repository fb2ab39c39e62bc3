package dev.tillstream.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.TestTill;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first route of all, in a gateway that stands behind TLS and has little patience. */
@GatewayTest
@TestProfile(DoorTest.Strict.class)
class DoorTest {
    private static final int BURST = 5;

    /** What this class sets. */
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tillstream.tls", "true",
                    "tillstream.limits.failure-burst", Integer.toString(BURST),
                    "tillstream.limits.failures-per-minute", "30",
                    "tillstream.limits.body-timeout", "1s");
        }
    }

    @Test
    void everyAnswerIsMadeSafeForBrowsers() {
        for (String path : List.of("/till/", "/till/none.js", "/sync/ping", "/nowhere", "/products", "/auth/methods")) {
            Answer answer = Shop.send(HttpRequest.newBuilder(Shop.uri(path)));
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security")).as(path).isEqualTo("max-age=31536000");
            assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .hasSize(1)
                    .allMatch(policy -> policy.contains("frame-ancestors 'none'"));
        }
        Answer page = Shop.send(HttpRequest.newBuilder(Shop.uri("/till/")));
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
    }

    @Test
    void whoGuessesIsRefusedAndTillsThatAreKnownAreNot() {
        Shop shop = new Shop();
        String branch = shop.branch();
        TestTill known = shop.till(branch);
        TestTill unknown = shop.till(branch);
        TestStaff owner = TestStaff.owner(shop);
        assertThat(known.get("/sync/status").status()).isEqualTo(200);
        List<Integer> guesses = new ArrayList<>();
        for (int i = 0; i < 2 * BURST; i++) {
            guesses.add(Shop.get("/sync/status", "tsk_guess" + i).status());
        }
        assertThat(guesses).startsWith(401, 401, 401, 401, 401).endsWith(429);
        Answer refused = unknown.get("/sync/status");
        assertThat(refused.reason()).isEqualTo("rate_limited");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(known.get("/sync/status").status()).isEqualTo(200);
        assertThat(owner.get("/auth/me").status()).isEqualTo(200);
        Eventually.get(() -> unknown.get("/sync/status").status(), status -> status == 200);
    }

    @Test
    void aBodyThatDripsIsCutOff() throws IOException {
        long start = System.nanoTime();
        try (Socket socket = new Socket("localhost", Shop.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(200);
            assertThat(isClosedWhileDripping(socket, out)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
    }

    /** A byte each time that nothing comes for the socket's time-out. */
    private static boolean isClosedWhileDripping(Socket socket, OutputStream out) throws IOException {
        try {
            for (int i = 0; i < 40; i++) {
                out.write(' ');
                if (isAtEnd(socket)) {
                    return true;
                }
            }
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    private static boolean isAtEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }
}
