package dev.tillstream.gateway.push;

import dev.tillstream.gateway.caller.Authentication;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /sync/batch} (PROTOCOL §1). */
@Path("sync/batch")
@NonBlocking
public class PushResource {
    private final Authentication authentication;
    private final PushHandler handler;

    PushResource(Authentication authentication, PushHandler handler) {
        this.authentication = authentication;
        this.handler = handler;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Push a batch of operations; each gets its own result")
    public Uni<Response> push(@Context HttpHeaders headers, byte @Nullable [] body) {
        PushRequest request = new PushRequest(body, headers);
        return authentication
                .sender(headers)
                .chain(caller -> handler.push(caller, request))
                .map(answer -> toResponse(answer, request));
    }

    private static Response toResponse(byte[] answer, PushRequest request) {
        Response.ResponseBuilder response = Response.ok(answer, MediaType.APPLICATION_JSON_TYPE);
        if (!request.maxWait().isZero()) {
            response.header("Preference-Applied", "wait=" + request.maxWait().toSeconds());
        }
        return response.build();
    }
}
