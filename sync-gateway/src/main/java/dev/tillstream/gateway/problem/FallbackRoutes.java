package dev.tillstream.gateway.problem;

import dev.tillstream.gateway.GatewayConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What no endpoint answers: unknown paths, and bodies that are announced too long to be read at all. */
@Singleton
final class FallbackRoutes {
    private static final int BEFORE_ALL = -1000;

    private final Problems problems;
    private final long maxAnnounced;

    FallbackRoutes(Problems problems, GatewayConfig config) {
        this.problems = problems;
        this.maxAnnounced = config.limits().maxBatchBytes();
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::refuseLongBody);
        router.route().last().handler(this::notFound);
    }

    private void refuseLongBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !isOver(length)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        problems.end(request, Refusal.tooLarge("The body is longer than " + maxAnnounced + " bytes."));
    }

    private boolean isOver(String length) {
        try {
            return Long.parseLong(length) > maxAnnounced;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void notFound(RoutingContext request) {
        problems.end(request, Refusal.notFound("There is nothing at this address."));
    }
}
