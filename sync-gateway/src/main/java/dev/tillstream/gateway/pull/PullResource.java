package dev.tillstream.gateway.pull;

import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.seq.DeviceLogs;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /sync/pull} (PROTOCOL §2). */
@Path("sync/pull")
@NonBlocking
public class PullResource {
    private final Authentication authentication;
    private final DeviceLogs logs;
    private final PullHandler handler;

    PullResource(Authentication authentication, DeviceLogs logs, PullHandler handler) {
        this.authentication = authentication;
        this.logs = logs;
        this.handler = handler;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What changed after a cursor, and the receipts of the caller's operations")
    public Uni<Response> pull(
            @Context HttpHeaders headers,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String tables,
            @RestQuery @Nullable String wait) {
        return authentication
                .any(headers)
                .call(logs::of)
                .chain(caller -> pull(
                        headers,
                        caller,
                        PullRequest.of(since, limit, tables, wait, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))
                                .seenBy(caller)))
                .map(PullResource::toResponse);
    }

    private Uni<PullHandler.Pulled> pull(HttpHeaders headers, Caller caller, PullRequest request) {
        return handler.pull(caller, request).call(() -> requireSame(headers, caller, request));
    }

    /** Whoever was held may have been revoked meanwhile, or moved: then what was read is not theirs to see. */
    private Uni<Void> requireSame(HttpHeaders headers, Caller caller, PullRequest request) {
        return request.maxWait().isZero()
                ? Uni.createFrom().voidItem()
                : authentication
                        .any(headers)
                        .invoke(now -> requireSame(caller, now))
                        .replaceWithVoid();
    }

    private static void requireSame(Caller caller, Caller now) {
        if (!caller.place().equals(now.place())) {
            throw Refusal.cursorExpired();
        }
    }

    private static Response toResponse(PullHandler.Pulled pulled) {
        Response.ResponseBuilder response = pulled.body()
                .map(body -> Response.ok(body, MediaType.APPLICATION_JSON_TYPE))
                .orElseGet(Response::notModified);
        return response.header(HttpHeaders.ETAG, pulled.tag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
