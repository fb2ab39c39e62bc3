package dev.tillstream.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Servers in the places of the catalog and order services: they tell what they were asked. The inventory is away. */
public final class StubServices implements QuarkusTestResourceLifecycleManager {
    /** How many lines of 1000 bytes {@code /orders/export} has. */
    public static final int LINES = 60_000;

    private static final AtomicInteger WRITTEN = new AtomicInteger();

    private final List<HttpServer> servers = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        HttpServer catalog = serve("catalog");
        HttpServer orders = serve("orders");
        servers.addAll(List.of(catalog, orders));
        return Map.of(
                "tillstream.services.catalog", url(catalog.getAddress().getPort()),
                "tillstream.services.orders", url(orders.getAddress().getPort()),
                "tillstream.services.inventory", url(freePort()),
                "tillstream.services.idle-timeout", "2s");
    }

    @Override
    public void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private static HttpServer serve(String name) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(StubServices::daemon));
            server.createContext("/", exchange -> answer(name, exchange));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "stub service");
        thread.setDaemon(true);
        return thread;
    }

    private static void answer(String name, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/orders/export")) {
            export(exchange);
        } else if (path.equals("/orders/progress")) {
            send(exchange, Integer.toString(WRITTEN.get()));
        } else if (path.equals("/orders/broken")) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        } else if (path.equals("/orders/stranger")) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        } else if (!path.equals("/orders/silent")) {
            echo(name, exchange);
        }
    }

    private static void echo(String name, HttpExchange exchange) throws IOException {
        String headers = exchange.getRequestHeaders().entrySet().stream()
                .map(header -> "\"%s\":\"%s\""
                        .formatted(
                                header.getKey().toLowerCase(java.util.Locale.ROOT),
                                header.getValue().get(0).replace("\"", "\\\"")))
                .collect(Collectors.joining(","));
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        exchange.getResponseHeaders().add("Set-Cookie", "a=b");
        send(
                exchange,
                "{\"service\":\"%s\",\"uri\":\"%s\",\"headers\":{%s}}"
                        .formatted(name, exchange.getRequestURI(), headers));
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void export(HttpExchange exchange) throws IOException {
        byte[] line = ("x".repeat(999) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < LINES; i++) {
                out.write(line);
                WRITTEN.set(i + 1);
            }
        }
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
