package dev.tillstream.gateway.read;

import dev.tillstream.contracts.table.Owner;
import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.problem.Problems;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * Passes a read on to a service and its answer back, as a stream: an export of any size takes a few buffers. How many
 * reads wait, and how long, is bounded.
 */
@Singleton
final class ServiceProxy {
    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_QUEUED = 256;
    private static final int CONNECT_TIMEOUT_MS = 2_000;
    private static final int IDLE_CONNECTION_SECONDS = 60;
    private static final String HTTPS = "https";

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Map<Owner, RequestOptions> services = new EnumMap<>(Owner.class);
    private final HttpClient client;
    private final long idleTimeoutMillis;
    private final Problems problems;

    ServiceProxy(Vertx vertx, GatewayConfig config, Problems problems) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setMaxWaitQueueSize(MAX_QUEUED)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS));
        this.idleTimeoutMillis = config.services().idleTimeout().toMillis();
        this.problems = problems;
        services.put(Owner.CATALOG, options(config.services().catalog()));
        services.put(Owner.ORDERS, options(config.services().orders()));
        services.put(Owner.INVENTORY, options(config.services().inventory()));
    }

    /** @param token that tells the service whom it answers */
    void pass(HttpServerRequest request, ReadTarget target, String token) {
        String query = request.query();
        String uri = query == null ? target.path() : target.path() + "?" + query;
        RequestOptions service = services.get(target.owner());
        HttpProxy.reverseProxy(client)
                .origin(context -> context.client().request(new RequestOptions(service)))
                .addInterceptor(new Passing(uri, token, problems))
                .handle(request);
    }

    private RequestOptions options(URI service) {
        boolean ssl = HTTPS.equals(service.getScheme());
        int standardPort = ssl ? HTTPS_PORT : HTTP_PORT;
        return new RequestOptions()
                .setHost(service.getHost())
                .setPort(service.getPort() > 0 ? service.getPort() : standardPort)
                .setSsl(ssl)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setIdleTimeout(idleTimeoutMillis);
    }
}
