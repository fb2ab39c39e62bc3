package dev.tillstream.client.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tillstream.client.fake.FakeServer.Device;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.DeviceStatus;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.PullAnswer;
import dev.tillstream.contracts.PullAnswer.FeedChange;
import dev.tillstream.contracts.PushAnswer;
import dev.tillstream.contracts.PushResult;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.TableDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** PROTOCOL over HTTP in front of a {@link FakeServer}, with faults on demand. */
public final class FakeGateway implements AutoCloseable {
    public static final Device DEVICE = new Device("device-1", "branch-1");
    public static final String KEY = "key-1";

    public final FakeServer server = new FakeServer();
    public final FakeFullSync fullSync = new FakeFullSync(server);
    public final Faults faults = new Faults();
    private final Map<String, Device> devices = new ConcurrentHashMap<>(Map.of(KEY, DEVICE));
    private final HttpServer http;
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private final List<Fields> reports = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> pageLimits = Collections.synchronizedList(new ArrayList<>());
    private volatile int maxBatch = 200;

    public FakeGateway() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        http.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-gateway");
            thread.setDaemon(true);
            return thread;
        }));
        http.createContext("/", this::handle);
        http.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public void add(String key, Device device) {
        devices.put(key, device);
    }

    public void maxBatch(int operations) {
        maxBatch = operations;
    }

    /** How many operations each batch that was taken had. */
    public List<Integer> batches() {
        return List.copyOf(batches);
    }

    /** What devices told of themselves. */
    public List<Fields> reports() {
        return List.copyOf(reports);
    }

    public List<Integer> pageLimits() {
        return List.copyOf(pageLimits);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Device device = devices.get(
                    exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
            Optional<Faults.Fault> fault = faults.next(exchange.getRequestURI().getPath());
            if (fault.isPresent() && fault.get().beforeWork(exchange)) {
                return;
            }
            if (device == null) {
                refuse(exchange, 401, Reason.NOT_AUTHENTICATED);
                return;
            }
            Object answer = answer(exchange, device);
            if (answer == null || (fault.isPresent() && fault.get().afterWork(exchange))) {
                return;
            }
            send(exchange, 200, answer instanceof String text ? text : Json.write(answer));
        }
    }

    private @Nullable Object answer(HttpExchange exchange, Device device) throws IOException {
        return switch (exchange.getRequestURI().getPath()) {
            case "/sync/batch" -> push(exchange, device);
            case "/sync/pull" -> pull(exchange, device);
            case "/sync/digest" -> new TableDigest.Answer(server.digest(device), Long.toString(server.head()));
            case "/sync/status" ->
                new DeviceStatus(
                        device.id(),
                        device.branchId(),
                        server.receivedThrough(device),
                        0,
                        List.of(),
                        0,
                        null,
                        0,
                        Long.toString(server.head()));
            case "/devices/self/report" -> {
                reports.add(Json.read(body(exchange), Fields.class));
                yield Fields.NONE;
            }
            case "/fiscal/chain" -> Map.of("documents", server.documents());
            case "/products" ->
                "text/csv".equals(exchange.getRequestHeaders().getFirst("Accept"))
                        ? "id,name\nmilk,Milk\n"
                        : Map.of("items", List.of(Map.of("id", "milk")));
            default -> other(exchange);
        };
    }

    private @Nullable Object other(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (FakeFullSync.isAt(path)) {
            return fullSync.answer(path, new String(body(exchange), StandardCharsets.UTF_8));
        }
        refuse(exchange, 404, Reason.NOT_FOUND);
        return null;
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return in.readAllBytes();
        }
    }

    private @Nullable PushAnswer push(HttpExchange exchange, Device device) throws IOException {
        List<Fields> operations = Json.read(body(exchange), Fields.class).rows("operations");
        if (operations.size() > maxBatch) {
            refuse(exchange, 413, Reason.BATCH_TOO_LARGE);
            return null;
        }
        batches.add(operations.size());
        boolean waits = exchange.getRequestHeaders().containsKey("Prefer");
        List<PushResult> results = new ArrayList<>();
        for (Fields fields : operations) {
            results.add(take(device, fields, waits));
        }
        return new PushAnswer(results, Instant.EPOCH);
    }

    private PushResult take(Device device, Fields fields, boolean waits) {
        Operation operation = Json.read(Json.write(fields), Operation.class);
        if (faults.refuses(operation)) {
            return new PushResult(
                    operation.opId().toString(),
                    PushResult.REJECTED,
                    Reason.INVALID_OPERATION,
                    "refused at the door",
                    null);
        }
        server.accept(device, operation);
        Receipt receipt = waits ? server.receipt(operation.opId()) : null;
        String status =
                receipt == null ? PushResult.DURABLE : receipt.status().name().toLowerCase(Locale.ROOT);
        return new PushResult(operation.opId().toString(), status, null, null, receipt);
    }

    private @Nullable PullAnswer pull(HttpExchange exchange, Device device) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        long since = Long.parseLong(query.getOrDefault("since", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "1000"));
        pageLimits.add(limit);
        if (since > 0 && since < faults.oldestCursor()) {
            refuse(exchange, 410, Reason.CURSOR_EXPIRED);
            return null;
        }
        await(since, Long.parseLong(query.getOrDefault("wait", "0")));
        long head = server.head();
        List<FeedChange> changes = server.changes(device, since, query.get("tables"), limit + 1);
        boolean more = changes.size() > limit;
        List<FeedChange> page = more ? changes.subList(0, limit) : changes;
        long cursor = more ? page.get(page.size() - 1).seq() : Math.max(head, since);
        return new PullAnswer(
                page, server.receipts(device, since, cursor), 0, Long.toString(cursor), more, Instant.EPOCH);
    }

    private void await(long since, long seconds) {
        try {
            if (seconds > 0) {
                server.await(since, seconds * 1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void refuse(HttpExchange exchange, int status, Reason reason) throws IOException {
        send(exchange, status, Json.write(new Problem("about:blank", "refused", status, "for the test", reason)));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
