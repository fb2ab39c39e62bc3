package dev.tillstream.client.sync;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * HTTP with one device's key: every request ends within its time limit, with a whole answer or a
 * {@link GatewayException}; answers may be compressed.
 */
final class GatewayHttp {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    private final HttpClient http;
    private final URI base;
    private final String key;

    GatewayHttp(HttpClient http, URI base, String key) {
        this.http = http;
        this.base = base;
        this.key = key;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept-Encoding", "gzip");
    }

    /** An answer that is no refusal. */
    HttpResponse<byte[]> send(HttpRequest request, Duration timeout) {
        HttpResponse<byte[]> response = await(request, HttpResponse.BodyHandlers.ofByteArray(), timeout);
        int status = response.statusCode();
        if (isBusy(status)) {
            throw busy(response);
        }
        if (status >= CLIENT_ERROR) {
            throw refusal(status, bodyOf(response));
        }
        return response;
    }

    /** Writes the answer's body, unpacked, into a file as it comes: it never is in memory as a whole. */
    void download(HttpRequest request, Path target, Duration timeout) {
        HttpResponse<Path> response = await(request, HttpResponse.BodyHandlers.ofFile(target), timeout);
        try {
            if (isBusy(response.statusCode())) {
                throw busy(response);
            }
            if (isPacked(response)) {
                unpack(target);
            }
            if (response.statusCode() >= CLIENT_ERROR) {
                throw refusal(response.statusCode(), Files.readAllBytes(target));
            }
        } catch (IOException e) {
            throw GatewayException.Unreachable.failed("an answer came damaged", e);
        }
    }

    static byte[] bodyOf(HttpResponse<byte[]> response) {
        if (!isPacked(response)) {
            return response.body();
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw GatewayException.Unreachable.failed("an answer came damaged", e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The time limit holds for the whole answer; the client's own ends with the headers. */
    private <T> HttpResponse<T> await(HttpRequest request, BodyHandler<T> body, Duration timeout) {
        CompletableFuture<HttpResponse<T>> pending = http.sendAsync(request, body);
        try {
            return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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

    private static boolean isBusy(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    }

    private GatewayException busy(HttpResponse<?> response) {
        return GatewayException.Unreachable.busy(
                "the gateway at " + base + " is busy or being started (" + response.statusCode() + ")",
                retryAfter(response));
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

    private static boolean isPacked(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
    }

    private static void unpack(Path file) throws IOException {
        Path plain = file.resolveSibling(file.getFileName() + ".plain");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(packed, plain);
            Files.move(plain, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(plain);
        }
    }
}
