package dev.tillstream.gateway.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a request as {@code application/problem+json}; counted by reason, never with a stack trace. */
@Singleton
final class ProblemAnswers {
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final Map<Integer, Reason> REASONS = Map.of(
            401, Reason.NOT_AUTHENTICATED,
            403, Reason.NOT_ALLOWED,
            404, Reason.NOT_FOUND,
            413, Reason.BATCH_TOO_LARGE,
            429, Reason.RATE_LIMITED,
            503, Reason.UNAVAILABLE);

    private final MeterRegistry metrics;

    ProblemAnswers(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        if (refusal.getCause() != null) {
            LOG.warnf("%s: %s", refusal.detail(), refusal.getCause());
        }
        Problem problem = problem(refusal.status(), refusal.reason(), refusal.detail());
        Response.ResponseBuilder answer = answer(problem);
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return answer.build();
    }

    /** A body that is no JSON, or another JSON than the endpoint takes; a record's own check says what is wrong. */
    @ServerExceptionMapper
    Response unreadable(JacksonException failure) {
        Throwable cause = failure.getCause();
        return refused(cause instanceof Refusal refusal ? refusal : Refusal.invalidJson("The body can't be read."));
    }

    /** The same; the more special class, because Quarkus has a mapper of its own for it. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException failure) {
        return unreadable(failure);
    }

    @ServerExceptionMapper
    Response failed(WebApplicationException failure) {
        if (failure.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable);
        }
        int status = failure.getResponse().getStatus();
        if (status < CLIENT_ERROR) {
            return failure.getResponse();
        }
        Reason otherwise = status < SERVER_ERROR ? Reason.INVALID_OPERATION : Reason.INTERNAL_ERROR;
        String detail = failure.getResponse().getStatusInfo().getReasonPhrase();
        Response answer = answer(problem(status, REASONS.getOrDefault(status, otherwise), detail + "."))
                .build();
        Object allow = failure.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response broken(Throwable failure) {
        if (isOutage(failure)) {
            return refused(Refusal.unavailable("The database or Kafka can't be reached; try again.", failure));
        }
        LOG.error("request failed", failure);
        return answer(problem(SERVER_ERROR, Reason.INTERNAL_ERROR, "Something broke on our side; it has been logged."))
                .build();
    }

    private Response.ResponseBuilder answer(Problem problem) {
        metrics.counter("tillstream.problems", "reason", problem.reason().wireName())
                .increment();
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    static Problem problem(int status, Reason reason, String detail) {
        String title = reason.wireName().replace('_', ' ');
        return new Problem(
                "urn:tillstream:problem:" + reason.wireName(),
                title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                status,
                detail,
                reason);
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
