package dev.tillstream.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Failures of requests, as refusals and as {@code application/problem+json}; counted by reason. */
@Singleton
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    /** RFC 9457 §4.2.1: the title is the status; what is special is told by {@code reason}, here and in the services. */
    private static final String NO_TYPE = "about:blank";

    private final ObjectMapper json;
    private final MeterRegistry metrics;

    Problems(ObjectMapper json, MeterRegistry metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    /** What a client is told of any failure; one that nobody expects is logged with its trace. */
    public Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (isOutage(failure)) {
            return Refusal.unavailable("The database or Kafka can't be reached; try again.", failure);
        }
        LOG.error("request failed", failure);
        return Refusal.internal("Something broke on our side; it has been logged.");
    }

    /** Ends a request that no endpoint answers. */
    public void end(RoutingContext request, Throwable failure) {
        Refusal refusal = refusal(failure);
        HttpServerResponse response = request.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        String retryAfter = retryAfter(refusal);
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        response.end(body(refusal));
    }

    public Buffer body(Refusal refusal) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem(refusal)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }

    /** Whole seconds for the header {@code Retry-After}; null where waiting does not help. */
    public static @Nullable String retryAfter(Refusal refusal) {
        Duration wait = refusal.retryAfter();
        return wait == null ? null : Long.toString(Math.max(1, wait.toSeconds()));
    }

    Problem problem(Refusal refusal) {
        if (refusal.getCause() != null) {
            LOG.warnf("%s: %s", refusal.detail(), refusal.getCause());
        }
        return problem(refusal.status(), refusal.reason(), refusal.detail());
    }

    Problem problem(int status, Reason reason, String detail) {
        metrics.counter("tillstream.problems", "reason", reason.wireName()).increment();
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new Problem(NO_TYPE, title, status, detail, reason);
    }

    /** Broken connections, refused ones and time-outs; of the database's own errors only those of a server that ends. */
    private static boolean isOutage(Throwable failure) {
        if (failure instanceof PgException error) {
            String state = error.getSqlState();
            return state.startsWith("57") || state.startsWith("08") || state.startsWith("53");
        }
        return !(failure instanceof DatabaseException)
                && (failure instanceof IOException
                        || failure instanceof TimeoutException
                        || failure instanceof VertxException
                        || failure instanceof io.smallrye.mutiny.TimeoutException);
    }
}
