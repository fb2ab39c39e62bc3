package dev.tillstream.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Finds out whether a Docker engine answers, without the errors that Testcontainers logs when none does. */
final class DockerPing {
    private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
    private static final byte[] REQUEST =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LIMIT_SECONDS = 2;

    private DockerPing() {}

    /** True if the engine of {@code DOCKER_HOST}, or of the usual socket, says that it is well. */
    static boolean answers() {
        return answers(System.getenv().getOrDefault("DOCKER_HOST", DEFAULT_HOST));
    }

    static boolean answers(String dockerHost) {
        return CompletableFuture.supplyAsync(() -> ping(URI.create(dockerHost)))
                .completeOnTimeout(false, LIMIT_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> false)
                .join();
    }

    private static boolean ping(URI host) {
        boolean unix = "unix".equals(host.getScheme());
        if (unix && !Files.exists(Path.of(host.getPath()))) {
            return false;
        }
        try (SocketChannel channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            channel.connect(unix ? UnixDomainSocketAddress.of(host.getPath()) : address(host));
            channel.write(ByteBuffer.wrap(REQUEST));
            byte[] answer = Channels.newInputStream(channel).readAllBytes();
            return new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static SocketAddress address(URI host) {
        return new InetSocketAddress(host.getHost(), host.getPort());
    }
}
