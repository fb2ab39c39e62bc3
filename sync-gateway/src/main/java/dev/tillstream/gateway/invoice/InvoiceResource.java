package dev.tillstream.gateway.invoice;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.push.PushRequest;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /invoices}: one invoice without a batch (S0-26). */
@Path("invoices")
@NonBlocking
public class InvoiceResource {
    private final Authentication authentication;
    private final InvoiceHandler handler;
    private final int maxBytes;

    InvoiceResource(Authentication authentication, InvoiceHandler handler, GatewayConfig config) {
        this.authentication = authentication;
        this.handler = handler;
        this.maxBytes = config.limits().maxBatchBytes();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Post an invoice; 200 with its receipt, 202 while it is only durable")
    public Uni<Response> post(@Context HttpHeaders headers, byte @Nullable [] body) {
        PushRequest request = new PushRequest(body, headers);
        return authentication
                .any(headers)
                .chain(caller -> handler.post(caller, request.body(maxBytes)))
                .map(InvoiceResource::toResponse);
    }

    private static Response toResponse(InvoiceHandler.Posted posted) {
        return posted.receipt()
                .map(receipt -> Response.ok(receipt.body().getBytes()))
                .orElseGet(() -> Response.accepted(Map.of("op_id", posted.opId().toString(), "status", "durable")))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
