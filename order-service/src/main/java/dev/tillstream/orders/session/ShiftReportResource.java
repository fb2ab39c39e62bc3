package dev.tillstream.orders.session;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.inbox.read.ReadProblem;
import dev.tillstream.inbox.store.Key;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /reports/shifts/{id}}: the X report of an open shift, the Z report of a closed one (B-1). */
@Path("reports/shifts")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@NonBlocking
public class ShiftReportResource {
    private final Pool pool;
    private final JsonWebToken token;

    ShiftReportResource(@ReactiveDataSource("reading") Pool pool, JsonWebToken token) {
        this.pool = pool;
        this.token = token;
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> report(@RestPath String id) {
        Caller caller = Caller.of(token);
        Key key = new Key(caller.organizationId(), id);
        return ShiftStore.find(pool, key, caller.branchId())
                .map(found -> found.orElseThrow(() -> ReadProblem.notFound("no shift " + id)))
                .chain(this::report)
                .map(Json::text);
    }

    private Uni<Fields> report(Shift shift) {
        Key key = shift.record().key();
        if (shift.isClosed()) {
            return Uni.createFrom().item(shift.fields().object("z_report").with("kind", "z"));
        }
        return ShiftStore.totals(pool, List.of(key))
                .map(totals -> totals.getOrDefault(key, ShiftTotals.NONE))
                .map(totals -> ShiftRules.report(shift.fields(), totals).with("kind", "x"));
    }
}
