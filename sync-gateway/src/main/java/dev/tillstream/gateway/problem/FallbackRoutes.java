package dev.tillstream.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.GatewayConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What no endpoint answers: unknown paths, and bodies that are announced too long to be read at all. */
@Singleton
final class FallbackRoutes {
    private static final int BEFORE_ALL = -1000;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final ObjectMapper json;
    private final long maxAnnounced;

    FallbackRoutes(ObjectMapper json, GatewayConfig config) {
        this.json = json;
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
        end(request, TOO_LARGE, Reason.BATCH_TOO_LARGE, "The body is longer than " + maxAnnounced + " bytes.");
    }

    private boolean isOver(String length) {
        try {
            return Long.parseLong(length) > maxAnnounced;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void notFound(RoutingContext request) {
        end(request, NOT_FOUND, Reason.NOT_FOUND, "There is nothing at this address.");
    }

    private void end(RoutingContext request, int status, Reason reason, String detail) {
        try {
            byte[] body = json.writeValueAsBytes(ProblemAnswers.problem(status, reason, detail));
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
