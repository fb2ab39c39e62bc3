package dev.tillstream.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class WebTest {
    private static final String SCRIPT = "/till/assets/app-0a1b2c3d.js";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/, /till/",
        "/till, /till/",
        "/till?device=1, /till/?device=1",
    })
    void leadsToTheShell(String from, String to) throws Exception {
        HttpResponse<String> moved = get(from);
        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(header(moved, "Location")).isEqualTo(to);
        assertThat(header(moved, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/till/", "/till/index.html", "/till/orders/o-1", "/till/shift/", "/till/caf%C3%A9?x=1.5"})
    void pagesAreTheShell(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("The shell of the tests");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void theShellHasAPolicy() throws Exception {
        HttpResponse<String> page = get("/till/");
        assertThat(header(page, "Content-Security-Policy").split("; "))
                .contains(
                        "default-src 'self'",
                        "worker-src 'self'",
                        "connect-src 'self'",
                        "img-src 'self' data: blob:",
                        "style-src 'self'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Permissions-Policy")).contains("usb=(self)", "serial=(self)", "camera=(self)");
        assertThat(header(get("/till/sw.js"), "Content-Security-Policy")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/till/sw.js, text/javascript; charset=utf-8, no-cache",
        "/till/manifest.webmanifest, application/manifest+json, no-cache",
        "/till/icon-192.png, image/png, no-cache",
        "/till/assets/app-0a1b2c3d.js, text/javascript; charset=utf-8, 'public, max-age=31536000, immutable'",
        "/till/assets/engine-9f8e7d6c.wasm, application/wasm, 'public, max-age=31536000, immutable'",
    })
    void filesHaveTheirTypeAndLife(String path, String type, String life) throws Exception {
        HttpResponse<String> file = get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).isEqualTo(type);
        assertThat(header(file, "Cache-Control")).isEqualTo(life);
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        HttpResponse<String> again = get(path, "If-None-Match", header(file, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "Cache-Control")).isEqualTo(life);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void textIsPackedOnce(Version version) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(Shop.uri(SCRIPT)).version(version);
        byte[] plain = HTTP.send(request.build(), BodyHandlers.ofByteArray()).body();
        HttpResponse<byte[]> packed =
                HTTP.send(request.header("Accept-Encoding", "br, gzip").build(), BodyHandlers.ofByteArray());
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).containsIgnoringCase("accept-encoding");
        assertThat(packed.body().length).isLessThan(plain.length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain);
        HttpResponse<byte[]> image = HTTP.send(
                HttpRequest.newBuilder(Shop.uri("/till/icon-192.png"))
                        .version(version)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(image.body()).startsWith(0x89, 'P', 'N', 'G');
    }

    @ParameterizedTest
    @ValueSource(strings = {"/till/", SCRIPT, "/till/icon-192.png"})
    void headTellsWhatGetWould(String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(Shop.uri(path));
        HttpResponse<String> get = HTTP.send(request.build(), BodyHandlers.ofString());
        HttpResponse<String> head =
                HTTP.send(request.method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Type", "Content-Length", "ETag", "Cache-Control"}) {
            assertThat(header(head, name)).as(name).isEqualTo(header(get, name)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/till/../q/metrics",
                "/till/%2e%2e/q/metrics",
                "/till/%2E%2E%2fq%2fmetrics",
                "/till/..%5c..%5capplication.properties",
                "/till%5cindex.html",
                "/till%2findex.html",
                "//till/index.html",
                "/till//index.html",
                "/q/../till/index.html",
                "/till/%252e%252e/q/metrics",
                "/till/assets/../index.html",
                "/till/assets/gone-1234.js",
                "/till/.git",
                "/till/index.html%00",
                "/till/%zz",
                "/office/../q/metrics",
                "/office/assets/gone-1234.js"
            })
    void nothingElseIsThere(String path) throws Exception {
        String answer = raw(path);
        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("The shell of the tests", "# HELP");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("immutable");
    }

    @Test
    void nobodyWritesThere() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(Shop.uri("/till/index.html"))
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(HTTP.send(post, BodyHandlers.ofString()).statusCode()).isIn(404, 405);
    }

    /** As it is written, without a client that tidies it. */
    private static String raw(String path) throws IOException {
        URI server = Shop.uri("/");
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            StringBuilder answer = new StringBuilder();
            reader.lines().forEach(line -> answer.append(line).append('\n'));
            return answer.toString();
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(Shop.uri(path));
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
