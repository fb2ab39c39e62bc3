package dev.tillstream.inbox.read;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.Question;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /audit?table=&id=}: what was done to the service's records (B-13, docs/adr/0012). */
@Path("audit")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.AUDITOR})
@NonBlocking
public class AuditResource {
    private final AuditReader reader;
    private final JsonWebToken token;

    AuditResource(AuditReader reader, JsonWebToken token) {
        this.reader = reader;
        this.token = token;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> list(
            @RestQuery @Nullable String table,
            @RestQuery @Nullable String id,
            @RestQuery @DefaultValue("100") String limit,
            @RestQuery @Nullable String cursor) {
        return reader.page(Caller.of(token), table, id, Question.limit(limit), cursor)
                .map(Json::text);
    }
}
