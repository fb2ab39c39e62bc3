package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.Reason;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.ReadProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Failures of reading as problems with a machine-readable reason (PROTOCOL §0, §6). */
final class ProblemAnswers {
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response problem(ReadProblem problem) {
        return answer(problem.problem());
    }

    @ServerExceptionMapper
    Response notAuthenticated(UnauthorizedException nobody) {
        return unauthorized("a token is needed: Authorization: Bearer …");
    }

    @ServerExceptionMapper
    Response notAuthenticated(AuthenticationFailedException invalid) {
        return unauthorized("the token is expired or not valid");
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException forbidden) {
        return answer(new Problem(
                "about:blank", "Forbidden", FORBIDDEN, "the token's groups may not read this", Reason.NOT_ALLOWED));
    }

    /** Not reachable, or a question that takes too long: nothing was changed, another time may do. */
    @ServerExceptionMapper
    Response unavailable(PgException failure) {
        LOG.warnf("a question can't be answered: %s", failure.getMessage());
        String detail = Objects.equals(failure.getSqlState(), "57014")
                ? "the question takes too long: filter by an indexed field, or ask for less"
                : "the database can't answer now";
        Problem problem = new Problem("about:blank", "Service Unavailable", UNAVAILABLE, detail, Reason.UNAVAILABLE);
        return Response.fromResponse(answer(problem))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response unauthorized(String detail) {
        Problem problem = new Problem("about:blank", "Unauthorized", UNAUTHORIZED, detail, Reason.NOT_AUTHENTICATED);
        return Response.fromResponse(answer(problem))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Json.text(problem))
                .build();
    }
}
