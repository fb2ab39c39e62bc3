package dev.tillstream.orders.session;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.inbox.store.Key;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /reports/shifts/{id}}: the X report of an open shift, the Z report of a closed one (B-1). */
@Path("reports/shifts")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@NonBlocking
public class ShiftReportResource {
    private final ShiftReportStore store;
    private final JsonWebToken token;

    ShiftReportResource(ShiftReportStore store, JsonWebToken token) {
        this.store = store;
        this.token = token;
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> report(@RestPath String id) {
        Caller caller = Caller.of(token);
        Key key = new Key(caller.organizationId(), id);
        return store.find(key, caller.branchId())
                .map(found -> found.orElseThrow(() -> ReadProblem.notFound("no shift " + id)))
                .chain(this::report)
                .map(Json::text);
    }

    private Uni<Fields> report(Shift shift) {
        if (shift.isClosed()) {
            return Uni.createFrom().item(shift.fields().object("z_report").with("kind", "z"));
        }
        return store.totals(shift.record().key())
                .map(totals -> ShiftRules.report(shift.fields(), totals).with("kind", "x"));
    }
}
