package dev.tillstream.gateway.problem;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.route.Stage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What no endpoint answers: unknown paths, and bodies that are announced too long to be read at all. */
@Singleton
final class FallbackRoutes {
    private static final String IMAGES = "/images";

    /** For what surrounds the file in a form. */
    private static final long FORM_BYTES = 65_536;

    private final Problems problems;
    private final GatewayConfig.Limits limits;

    FallbackRoutes(Problems problems, GatewayConfig config) {
        this.problems = problems;
        this.limits = config.limits();
    }

    void register(@Observes Router router) {
        Stage.LENGTH.of(router).handler(this::refuseLongBody);
        router.route().last().handler(this::notFound);
    }

    private void refuseLongBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long most = mostOf(request.request().path());
        if (length == null || !isOver(length, most)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        problems.end(request, Refusal.tooLarge("The body is longer than " + most + " bytes."));
    }

    private long mostOf(String path) {
        return path.equals(IMAGES) ? limits.maxImageBytes() + FORM_BYTES : limits.maxBatchBytes();
    }

    private static boolean isOver(String length, long most) {
        try {
            return Long.parseLong(length) > most;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void notFound(RoutingContext request) {
        problems.end(request, Refusal.noAddress());
    }
}
