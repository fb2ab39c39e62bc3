package dev.tillstream.gateway.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.Reason;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a request as {@code application/problem+json}; counted by reason, never with a stack trace. */
@Singleton
final class ProblemAnswers {
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final Map<Integer, Reason> REASONS = Map.of(
            401, Reason.NOT_AUTHENTICATED,
            403, Reason.NOT_ALLOWED,
            404, Reason.NOT_FOUND,
            413, Reason.BATCH_TOO_LARGE,
            429, Reason.RATE_LIMITED,
            503, Reason.UNAVAILABLE);

    private final Problems problems;

    ProblemAnswers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return answer(problems.problem(refusal))
                .header(HttpHeaders.RETRY_AFTER, Problems.retryAfter(refusal))
                .build();
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
        Reason reason = REASONS.getOrDefault(status, otherwise);
        Response answer = answer(problems.problem(status, reason, detail + ".")).build();
        Object allow = failure.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response broken(Throwable failure) {
        return refused(problems.refusal(failure));
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
