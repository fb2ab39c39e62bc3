package dev.tillstream.acceptance;

import dev.tillstream.client.setup.Setup.Device;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A till that another vendor wrote against PROTOCOL.md alone: nothing but HTTP and JSON. */
final class RawTill {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Instant OPENING = Instant.parse("2026-11-21T10:30:00Z");

    private final URI gateway;
    private final Device device;
    private final Map<String, Fields> view = new LinkedHashMap<>();
    private final List<Fields> receipts = new ArrayList<>();
    private String cursor = "";
    private long seq;

    RawTill(URI gateway, Device device) {
        this.gateway = gateway;
        this.device = device;
    }

    Map<String, Object> operation(String type, String id, Map<String, Object> payload) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op_id", UUID.randomUUID().toString());
        operation.put("seq", ++seq);
        operation.put("type", type);
        operation.put("id", id);
        operation.put("occurred_at", Timestamps.format(OPENING.plusMillis(seq)));
        operation.put("payload", payload);
        return operation;
    }

    /** A cash sale of pieces of one product. */
    Map<String, Object> sale(String id, String productId, int quantity, long unitPrice) {
        long total = quantity * unitPrice;
        return operation(
                "orders.create",
                id,
                Map.of(
                        "payment_method",
                        "cash",
                        "subtotal",
                        total,
                        "total",
                        total,
                        "items",
                        List.of(Map.of(
                                "product_id", productId,
                                "name", "Product",
                                "quantity", quantity,
                                "unit_price", unitPrice,
                                "total_price", total)),
                        "payments",
                        List.of(Map.of("payment_method", "cash", "amount", total))));
    }

    /** Pushes and waits for the receipts; answers the results. */
    List<Fields> push(List<Map<String, Object>> operations) {
        HttpResponse<String> answer = post("/sync/batch", body(operations));
        if (answer.statusCode() != 200) {
            throw new AssertionError("push answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.readFields(answer.body()).rows("results");
    }

    /** Sends a batch and hangs up without waiting for the answer. */
    void pushAndLoseTheAnswer(List<Map<String, Object>> operations) {
        byte[] body = body(operations).getBytes(StandardCharsets.UTF_8);
        String head = "POST /sync/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + device.key() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            // The first byte of the answer says that the batch is in Kafka; what follows is never read.
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the gateway hung up first");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=20")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** Pulls to the end; the view is then what the server shows this till. */
    RawTill pull() {
        boolean more = true;
        while (more) {
            HttpResponse<String> answer = get("/sync/pull?limit=500" + (cursor.isEmpty() ? "" : "&since=" + cursor));
            if (answer.statusCode() != 200) {
                throw new AssertionError("pull answered " + answer.statusCode() + ": " + answer.body());
            }
            Fields page = Json.readFields(answer.body());
            page.rows("changes").forEach(this::apply);
            receipts.addAll(page.rows("receipts"));
            cursor = page.requiredText("cursor");
            more = page.flag("has_more");
        }
        return this;
    }

    /** A record of the view, or {@link Fields#NONE}. */
    Fields record(String table, String id) {
        return view.getOrDefault(table + "/" + id, Fields.NONE);
    }

    List<Fields> records(String table) {
        return view.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(table + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<Fields> receipts() {
        return List.copyOf(receipts);
    }

    private void apply(Fields change) {
        String key = change.requiredText("table") + "/" + change.requiredText("id");
        if (change.flag("deleted")) {
            view.remove(key);
        } else {
            view.put(key, change.object("data"));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + device.key());
    }

    private static String body(List<Map<String, Object>> operations) {
        return Json.write(Map.of("operations", operations));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
