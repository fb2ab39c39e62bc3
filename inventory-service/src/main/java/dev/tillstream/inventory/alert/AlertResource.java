package dev.tillstream.inventory.alert;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.inbox.read.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /stock/low} and {@code GET /stock/negative} (B-12, S1-43, S1-95): of the caller's branch, or of all. */
@Path("stock")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class AlertResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final AlertStore alerts;
    private final JsonWebToken token;

    AlertResource(AlertStore alerts, JsonWebToken token) {
        this.alerts = alerts;
        this.token = token;
    }

    @GET
    @Path("low")
    public Uni<String> low(
            @RestQuery("branch_id") @Nullable String branchId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        AlertQuery query = query(branchId, limit, cursor);
        return alerts.low(query).map(levels -> Json.text(AlertPage.of(levels, query.limit())));
    }

    @GET
    @Path("negative")
    public Uni<String> negative(
            @RestQuery("branch_id") @Nullable String branchId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        AlertQuery query = query(branchId, limit, cursor);
        return alerts.negative(query).map(levels -> Json.text(AlertPage.of(levels, query.limit())));
    }

    /** A caller of a branch sees that branch alone, whatever it asks for. */
    private AlertQuery query(@Nullable String branchId, @Nullable Integer limit, @Nullable String cursor) {
        Caller caller = Caller.of(token);
        int wanted = Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw ReadProblem.invalid("limit must be from 1 to " + MAX_LIMIT + ", but is " + wanted);
        }
        return new AlertQuery(
                caller.organizationId(), caller.branchOr(branchId), Objects.requireNonNullElse(cursor, ""), wanted);
    }
}
