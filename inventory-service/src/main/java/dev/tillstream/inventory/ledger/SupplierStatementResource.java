package dev.tillstream.inventory.ledger;

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
 * {@code GET /stock/suppliers/{id}/statement}: what is owed to a supplier, entry by entry, the newest first, each with the
 * balance that it left: received goods raise it, payments and goods that go back lower it.
 */
@Path("stock/suppliers")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SupplierStatementResource {
    private static final Ledger SUPPLIERS = new Ledger("supplier", "created_at", "entry_type", "reference_id", """
            case when exists (select from supplier_payments d where d.organization_id = $1 and d.id = page.reference_id)
                 then 'supplier_payments'
                 when exists (select from supplier_purchases d where d.organization_id = $1 and d.id = page.reference_id)
                 then 'supplier_purchases' else 'conflicts' end""");

    private final StatementStore statements;
    private final JsonWebToken token;

    SupplierStatementResource(StatementStore statements, JsonWebToken token) {
        this.statements = statements;
        this.token = token;
    }

    @GET
    @Path("{id}/statement")
    public Uni<String> statement(@RestPath String id, @Context UriInfo uri) {
        LedgerSpan span = LedgerSpan.of(Parameters.of(uri, LedgerSpan.PARAMETERS));
        return statements
                .page(SUPPLIERS, Caller.of(token).organizationId(), id, span)
                .map(Json::text);
    }
}
