package dev.tillstream.inventory.ledger;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.ledger.LedgerSpan;
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
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code GET /stock/movements?product_id=}: what moved a product's stock, the newest first, each with the level that it
 * left: of the caller's branch, of one, or of all together (S4-2).
 */
@Path("stock/movements")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class MovementResource {
    private static final Set<String> PARAMETERS = Set.of("product_id", "branch_id", "from", "to", "limit", "cursor");

    private final LedgerStore reader;
    private final JsonWebToken token;

    MovementResource(LedgerStore reader, JsonWebToken token) {
        this.reader = reader;
        this.token = token;
    }

    @GET
    public Uni<String> list(@Context UriInfo uri) {
        Caller caller = Caller.of(token);
        Parameters given = Parameters.of(uri, PARAMETERS);
        MovementQuery query = new MovementQuery(
                caller.organizationId(),
                given.required("product_id"),
                caller.branchOr(given.text("branch_id")),
                LedgerSpan.of(given));
        return reader.page(query).map(Json::text);
    }
}
