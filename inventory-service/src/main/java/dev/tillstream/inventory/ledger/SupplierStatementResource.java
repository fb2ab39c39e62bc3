package dev.tillstream.inventory.ledger;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.inbox.read.LedgerPlace;
import dev.tillstream.inbox.read.Parameters;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Set;
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
    private static final Set<String> PARAMETERS = Set.of("from", "to", "limit", "cursor");
    private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");

    private final SupplierStatementStore statements;
    private final JsonWebToken token;

    SupplierStatementResource(SupplierStatementStore statements, JsonWebToken token) {
        this.statements = statements;
        this.token = token;
    }

    @GET
    @Path("{id}/statement")
    public Uni<String> statement(@RestPath String id, @Context UriInfo uri) {
        Parameters given = Parameters.of(uri, PARAMETERS);
        LedgerPlace before = LedgerPlace.of(given);
        return statements
                .page(Caller.of(token).organizationId(), id, given.time("from", EVER), before, given.limit())
                .map(Json::text);
    }
}
