package dev.tillstream.gateway.read;

import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.problem.Problems;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.route.Stage;
import dev.tillstream.gateway.token.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code GET /{table}}, {@code GET /{table}/{id}}, {@code /reports/…}, {@code /audit}, {@code /fiscal/…} and
 * {@code /stock/…}, and {@code HEAD} of the same: answered by the service that owns the data, for whoever the credential tells (S0-27). No other
 * path and no other method is taken from the gateway's own endpoints.
 */
@Singleton
final class ReadRoutes {
    private final Authentication authentication;
    private final Tokens tokens;
    private final ServiceProxy services;
    private final Problems problems;
    private final Vertx vertx;

    ReadRoutes(Authentication authentication, Tokens tokens, ServiceProxy services, Problems problems, Vertx vertx) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.services = services;
        this.problems = problems;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        Stage.READS.ofReads(router).handler(this::route);
    }

    private void route(RoutingContext routing) {
        List<String> segments = Stream.of(routing.normalizedPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.isEmpty() || !ReadTarget.isServices(segments.get(0))) {
            routing.next();
            return;
        }
        String audited = routing.request().getParam("table");
        if (ReadTarget.isOwnAudit(segments.get(0), audited)) {
            routing.next();
            return;
        }
        try {
            pass(routing, ReadTarget.of(segments, audited));
        } catch (Refusal refusal) {
            problems.end(routing, refusal);
        }
    }

    /** Here the pipeline ends: a route has nobody to give it to. */
    private void pass(RoutingContext routing, ReadTarget target) {
        HttpServerRequest request = routing.request().pause();
        Context context = vertx.getOrCreateContext();
        token(request)
                .emitOn(task -> context.runOnContext(nothing -> task.run()))
                .subscribe()
                .with(token -> services.pass(request, target, token), failure -> refuse(routing, failure));
    }

    /** Staff have a token already, which the services check themselves; a device's key is nobody's but ours. */
    private Uni<String> token(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String apiKey = request.getHeader(Authentication.API_KEY);
        return authentication
                .any(authorization, apiKey)
                .chain(caller -> caller.isStaff()
                        ? Uni.createFrom().item(Authentication.key(authorization, apiKey))
                        : tokens.of(caller));
    }

    private void refuse(RoutingContext routing, Throwable failure) {
        routing.request().resume();
        problems.end(routing, failure);
    }
}
