package dev.tillstream.gateway.door;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.problem.Problems;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.route.Stage;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The first that sees a request. Every answer tells browsers to guess no types, to tell nobody the address, to run and
 * frame nothing (pages say otherwise for themselves), and behind TLS to come by TLS alone. A body has to arrive in its
 * time. Who fails again and again with credentials that don't count is refused for a while (docs/security.md).
 */
@Singleton
final class DoorRoutes {
    private static final String ONE_YEAR = "max-age=31536000";
    private static final Map<String, String> SAFE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private final FailureRate failures;
    private final Authentication authentication;
    private final Problems problems;
    private final Vertx vertx;
    private final boolean tls;
    private final long bodyMillis;

    DoorRoutes(
            FailureRate failures, Authentication authentication, Problems problems, Vertx vertx, GatewayConfig config) {
        this.failures = failures;
        this.authentication = authentication;
        this.problems = problems;
        this.vertx = vertx;
        this.tls = config.tls();
        this.bodyMillis = config.limits().bodyTimeout().toMillis();
    }

    void register(@Observes Router router) {
        Stage.DOOR.of(router).handler(this::admit);
    }

    private void admit(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        routing.addHeadersEndHandler(nothing -> {
            count(request);
            secure(request);
        });
        limitBody(routing);
        try {
            requireTrust(request);
        } catch (Refusal refusal) {
            problems.end(routing, refusal);
            return;
        }
        routing.next();
    }

    /** An answer that has a header of its own keeps it. */
    private void secure(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        SAFE.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
        if (tls || request.isSSL()) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
    }

    /** A till that is known is never refused for what its neighbours at the same address do. */
    private void requireTrust(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String apiKey = request.getHeader(Authentication.API_KEY);
        if ((authorization != null || apiKey != null) && !authentication.isTrusted(authorization, apiKey)) {
            failures.require(request.remoteAddress());
        }
    }

    private void count(HttpServerRequest request) {
        if (request.response().getStatusCode() == HttpResponseStatus.UNAUTHORIZED.code()) {
            failures.add(request.remoteAddress());
        }
    }

    /** The server's own time-out is about silence; this one is for who sends a byte now and then. */
    private void limitBody(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!announcesBody(request) || request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(bodyMillis, late -> {
            if (!request.isEnded()) {
                request.response().reset();
            }
        });
        routing.addEndHandler(ended -> vertx.cancelTimer(timer));
    }

    private static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null : !length.equals("0");
    }
}
