package dev.tillstream.client.sync;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.DeviceStatus;
import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.PullAnswer;
import dev.tillstream.contracts.PushAnswer;
import dev.tillstream.contracts.TableDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's protocol over HTTP. Each call ends within its timeout, whether the gateway answers, stalls in the middle
 * of an answer or is not there, with an answer or a {@link GatewayException}.
 */
public final class Gateway {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;
    private static final int NOT_MODIFIED = 304;

    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(10);

    private final HttpClient http;
    private final URI base;
    private final String key;
    private final SyncConfig config;

    public Gateway(HttpClient http, URI base, String key, SyncConfig config) {
        this.http = http;
        this.base = base;
        this.key = key;
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

    PushAnswer push(byte[] batch) {
        boolean compressed = batch.length >= config.sizes().gzipFrom();
        HttpRequest.Builder request = request("/sync/batch")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(compressed ? gzip(batch) : batch));
        if (compressed) {
            request.header("Content-Encoding", "gzip");
        }
        return Json.read(bodyOf(send(request.build(), config.retries().timeout())), PushAnswer.class);
    }

    /** The next page; empty where nothing is new since {@code etag}. */
    Optional<Page> pull(PullRequest request, @Nullable String etag) {
        HttpRequest.Builder builder = request("/sync/pull" + request.query()).GET();
        if (etag != null) {
            builder.header("If-None-Match", etag);
        }
        HttpResponse<byte[]> response =
                send(builder.build(), config.retries().timeout().plus(request.patience()));
        if (response.statusCode() == NOT_MODIFIED) {
            return Optional.empty();
        }
        PullAnswer answer = Json.read(bodyOf(response), PullAnswer.class);
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
                bodyOf(send(request(path).GET().build(), config.retries().timeout())), type);
    }

    /** The answer's bytes, of the media type that is asked for; an export may take a while. */
    public byte[] download(String path, String mediaType) {
        HttpRequest request = request(path).header("Accept", mediaType).GET().build();
        return bodyOf(send(request, DOWNLOAD_TIMEOUT));
    }

    public <T> T post(String path, Object body, Class<T> type) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        return Json.read(bodyOf(send(request, config.retries().timeout())), type);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept-Encoding", "gzip");
    }

    /** The time limit holds for the whole answer; the client's own ends with the headers. */
    private HttpResponse<byte[]> send(HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return checked(pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw GatewayException.Unreachable.stalled(
                    "the gateway at " + base + " did not answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw GatewayException.Unreachable.failed("the gateway at " + base + " can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.Unreachable.failed("the till is being closed", e);
        } finally {
            pending.cancel(true);
        }
    }

    private HttpResponse<byte[]> checked(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            throw GatewayException.Unreachable.busy(
                    "the gateway at " + base + " is busy or being started (" + status + ")", retryAfter(response));
        }
        if (status >= CLIENT_ERROR) {
            throw refusal(status, bodyOf(response));
        }
        return response;
    }

    private GatewayException refusal(int status, byte[] body) {
        try {
            Problem problem = Json.read(body, Problem.class);
            return new GatewayException.Refused(status, problem.reason(), problem.detail());
        } catch (IllegalArgumentException e) {
            String message = base + " answered " + status + ": is it a Tillstream gateway?";
            return new GatewayException.Refused(status, null, message);
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private static byte[] bodyOf(HttpResponse<byte[]> response) {
        boolean compressed =
                response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
        if (!compressed) {
            return response.body();
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw GatewayException.Unreachable.failed("an answer came damaged", e);
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
