package dev.tillstream.inventory.ledger;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.Parameters;
import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.inventory.ledger.ValueStore.Split;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code GET /stock/value?by=total|branch|product}: the stock at what it cost on average, in minor units. What is below
 * zero lowers it; what has no known cost is counted apart.
 */
@Path("stock/value")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class ValueResource {
    private final ValueStore reader;
    private final JsonWebToken token;

    ValueResource(ValueStore reader, JsonWebToken token) {
        this.reader = reader;
        this.token = token;
    }

    @GET
    public Uni<String> value(@Context UriInfo uri) {
        Caller caller = Caller.of(token);
        Parameters given = Parameters.of(uri, Set.of("by", "branch_id", "limit"));
        String by = given.required("by");
        Split split = Arrays.stream(Split.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(by))
                .findFirst()
                .orElseThrow(() -> ReadProblem.invalid("by must be one of total, branch, product, but is " + by));
        String branch = caller.branchOr(given.text("branch_id"));
        return reader.value(caller.organizationId(), branch, split, given.limit())
                .map(items -> Json.text(Map.of("items", items)));
    }
}
