package dev.tillstream.gateway.image;

import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A form with files, as a browser sends it. */
final class Upload {
    private static final String BOUNDARY = "----till-and-stream";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static Upload of(String fileName, String type, byte[] content) {
        return new Upload().file("file", fileName, type, content);
    }

    /** @param type none where it is empty */
    Upload file(String field, String fileName, String type, byte[] content) {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, field, fileName));
        text(type.isEmpty() ? "\r\n" : "Content-Type: " + type + "\r\n\r\n");
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    byte[] body() {
        text("--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    Answer send(String key) {
        return Shop.send(request(key).POST(BodyPublishers.ofByteArray(body())));
    }

    /** Without telling its length first. */
    Answer sendInChunks(String key) {
        byte[] all = body();
        return Shop.send(request(key).POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(all))));
    }

    /** What is behind an address that an upload was answered with. */
    static HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Shop.uri(path));
        try {
            return HTTP.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(String key) {
        return HttpRequest.newBuilder(Shop.uri("/images"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
