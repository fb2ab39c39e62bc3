package dev.tillstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerPingTest {
    @ParameterizedTest
    @ValueSource(strings = {"unix:///no/such/docker.sock", "unix:///etc/hostname", "tcp://127.0.0.1:1", "nonsense"})
    void isFalseWhereNoEngineIs(String host) {
        assertThat(DockerPing.answers(host)).isFalse();
    }

    @Test
    void isTrueWhereAnEngineSaysThatItIsWell() throws IOException {
        try (ServerSocket engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> answerOnce(engine));

            assertThat(DockerPing.answers("tcp://127.0.0.1:" + engine.getLocalPort()))
                    .isTrue();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    private static void answerOnce(ServerSocket engine) {
        try (Socket client = engine.accept()) {
            byte[] request = new byte[256];
            assertThat(client.getInputStream().read(request)).isPositive();
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nOK".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
