package dev.tillstream.orders.payment;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.ledger.Ledger;
import dev.tillstream.inbox.ledger.LedgerSpan;
import dev.tillstream.inbox.ledger.StatementStore;
import dev.tillstream.inbox.question.Parameters;
import dev.tillstream.inbox.read.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestPath;

/**
 * {@code GET /reports/customers/{id}/statement}: a customer's account (B-6), entry by entry, the newest first, each with the
 * balance that it left: what of a sale was not paid raises it; voids, payments and returns lower it.
 */
@Path("reports/customers")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class CustomerStatementResource {
    private static final Ledger CUSTOMERS = new Ledger("customer", "booked_at", "kind", "document_id", """
            case page.kind when 'sale' then 'orders' when 'void' then 'orders' when 'return' then 'returns'
                 else 'payments' end""");

    private final StatementStore statements;
    private final JsonWebToken token;

    CustomerStatementResource(StatementStore statements, JsonWebToken token) {
        this.statements = statements;
        this.token = token;
    }

    @GET
    @Path("{id}/statement")
    public Uni<String> statement(@RestPath String id, @Context UriInfo uri) {
        LedgerSpan span = LedgerSpan.of(Parameters.of(uri, LedgerSpan.PARAMETERS));
        return statements
                .page(CUSTOMERS, Caller.of(token).organizationId(), id, span)
                .map(Json::text);
    }
}
