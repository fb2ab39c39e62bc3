package dev.tillstream.client.sync;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.DeviceStatus;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PullAnswer;
import dev.tillstream.contracts.PushAnswer;
import dev.tillstream.contracts.TableDigest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's protocol over HTTP. Each call ends within its timeout, whether the gateway answers, stalls in the middle
 * of an answer or is not there, with an answer or a {@link GatewayException}.
 */
public final class Gateway {
    private static final int NOT_MODIFIED = 304;

    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofHours(1);

    private final GatewayHttp http;
    private final SyncConfig config;

    public Gateway(HttpClient http, URI base, String key, SyncConfig config) {
        this.http = new GatewayHttp(http, base, key);
        this.config = config;
    }

    /** A client that several tills of one process may share. */
    public static HttpClient newHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** A page with what the server called it. */
    record Page(PullAnswer answer, @Nullable String etag) {}

    /** What to pull. Absent cursor: from nothing; absent tables: all. */
    record PullRequest(
            @Nullable String cursor,
            int limit,
            Duration patience,
            @Nullable String tables) {
        private String query() {
            StringBuilder query = new StringBuilder("?limit=").append(limit);
            if (cursor != null) {
                query.append("&since=").append(URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            }
            if (tables != null) {
                query.append("&tables=").append(URLEncoder.encode(tables, StandardCharsets.UTF_8));
            }
            if (!patience.isZero()) {
                query.append("&wait=").append(patience.toSeconds());
            }
            return query.toString();
        }
    }

    /** @param patience how long the gateway may wait for receipts, which then are in the answer */
    PushAnswer push(byte[] batch, Duration patience) {
        HttpRequest.Builder request = batch("/sync/batch", batch);
        if (!patience.isZero()) {
            request.header("Prefer", "wait=" + patience.toSeconds());
        }
        Duration timeout = config.retries().timeout().plus(patience);
        return Json.read(GatewayHttp.bodyOf(http.send(request.build(), timeout)), PushAnswer.class);
    }

    /** What it makes of operations of a full synchronization. */
    Fields bring(String fullSyncId, byte[] batch) {
        HttpRequest request =
                batch("/sync/full/" + fullSyncId + "/operations", batch).build();
        return Json.read(GatewayHttp.bodyOf(http.send(request, config.retries().timeout())), Fields.class);
    }

    private HttpRequest.Builder batch(String path, byte[] batch) {
        boolean compressed = batch.length >= config.sizes().gzipFrom();
        HttpRequest.Builder request = http.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(compressed ? GatewayHttp.gzip(batch) : batch));
        return compressed ? request.header("Content-Encoding", "gzip") : request;
    }

    /** The next page; empty where nothing is new since {@code etag}. */
    Optional<Page> pull(PullRequest request, @Nullable String etag) {
        HttpRequest.Builder builder =
                http.request("/sync/pull" + request.query()).GET();
        if (etag != null) {
            builder.header("If-None-Match", etag);
        }
        HttpResponse<byte[]> response =
                http.send(builder.build(), config.retries().timeout().plus(request.patience()));
        if (response.statusCode() == NOT_MODIFIED) {
            return Optional.empty();
        }
        PullAnswer answer = Json.read(GatewayHttp.bodyOf(response), PullAnswer.class);
        return Optional.of(
                new Page(answer, response.headers().firstValue("ETag").orElse(null)));
    }

    public DeviceStatus status() {
        return get("/sync/status", DeviceStatus.class);
    }

    TableDigest.Answer digest() {
        return get("/sync/digest", TableDigest.Answer.class);
    }

    /** Asks for something beside the sync itself, such as conflicts. */
    public <T> T get(String path, Class<T> type) {
        return Json.read(
                GatewayHttp.bodyOf(http.send(
                        http.request(path).GET().build(), config.retries().timeout())),
                type);
    }

    /** Writes an answer of the media type that is asked for into a file, however large; it may take a while. */
    public void download(String path, String mediaType, Path target) {
        HttpRequest request =
                http.request(path).header("Accept", mediaType).GET().build();
        http.download(request, target, DOWNLOAD_TIMEOUT);
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return Json.read(GatewayHttp.bodyOf(send(path, body)), type);
    }

    void report(SelfReport report) {
        send("/devices/self/report", report);
    }

    private HttpResponse<byte[]> send(String path, Object body) {
        HttpRequest request = http.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        return http.send(request, config.retries().timeout());
    }
}
