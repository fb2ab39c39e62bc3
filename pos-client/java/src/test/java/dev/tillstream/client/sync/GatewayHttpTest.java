package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B-18: large answers go into a file, compressed or not, and what is no answer is said in words. */
class GatewayHttpTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        gateway = new Gateway(Gateway.newHttpClient(), url, "key", SyncConfig.DEFAULT);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void compressedAnswerIsUnpacked() throws IOException {
        answer(200, true, GatewayHttp.gzip(bytes("id\n" + "row\n".repeat(100_000))));
        Path target = folder.resolve("rows.csv");
        gateway.download("/rows", "text/csv", target);
        assertThat(Files.readString(target)).startsWith("id\nrow\n").hasSize(400_003);
        assertThat(folder.toFile().list()).containsExactly("rows.csv");
    }

    @Test
    void refusalIsToldByItsReason() {
        String problem = "{\"status\":403,\"detail\":\"not for tills\",\"reason\":\"not_allowed\"}";
        answer(403, true, GatewayHttp.gzip(bytes(problem)));
        assertThatThrownBy(() -> gateway.download("/rows", "text/csv", folder.resolve("a")))
                .isInstanceOf(GatewayException.Refused.class)
                .hasMessageContaining("not for tills");
    }

    @Test
    void damagedAndMissingAnswersAreOutages() {
        answer(200, true, bytes("this is not gzip"));
        assertThatThrownBy(() -> gateway.download("/rows", "text/csv", folder.resolve("a")))
                .isInstanceOf(GatewayException.Unreachable.class)
                .hasMessageContaining("damaged");
        server.removeContext("/rows");
        answer(503, false, bytes("later"));
        assertThatThrownBy(() -> gateway.download("/rows", "text/csv", folder.resolve("b")))
                .isInstanceOf(GatewayException.Unreachable.class)
                .hasMessageContaining("busy");
    }

    private void answer(int status, boolean packed, byte[] body) {
        server.createContext("/rows", exchange -> {
            if (packed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
