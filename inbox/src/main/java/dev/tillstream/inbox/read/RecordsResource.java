package dev.tillstream.inbox.read;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.Question;
import dev.tillstream.inbox.question.ReadProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /{table}} and {@code GET /{table}/{id}}: every table that the service owns (docs/adr/0011). */
@Path("{table: [a-z_]+}")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@NonBlocking
public class RecordsResource {
    private static final String DELETED = "deleted";

    private final RecordReader reader;
    private final JsonWebToken token;

    RecordsResource(RecordReader reader, JsonWebToken token) {
        this.reader = reader;
        this.token = token;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> list(@RestPath String table, @Context UriInfo uri) {
        Caller caller = Caller.of(token);
        return reader.question(table, uri.getQueryParameters())
                .chain(question -> reader.page(question, caller))
                .map(Json::text);
    }

    /** All records that match, whatever the limit; sent as they are read. */
    @GET
    @Produces("text/csv;qs=0.5")
    public Multi<String> export(@RestPath String table, @Context UriInfo uri) {
        Caller caller = Caller.of(token);
        return reader.question(table, uri.getQueryParameters())
                .onItem()
                .transformToMulti(question -> csv(question, caller));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(@RestPath String table, @RestPath String id, @Context UriInfo uri) {
        Caller caller = Caller.of(token);
        Map<String, List<String>> parameters = uri.getQueryParameters();
        parameters.keySet().stream()
                .filter(name -> !name.equals(DELETED))
                .findFirst()
                .ifPresent(name -> {
                    throw ReadProblem.invalid(name + " is no parameter of one record");
                });
        return reader.one(table, id, Question.flag(parameters, DELETED))
                .chain(question -> reader.find(question, caller))
                .map(found -> found.orElseThrow(() -> ReadProblem.notFound("no record " + id + " in " + table)))
                .map(Json::text);
    }

    private Multi<String> csv(Question question, Caller caller) {
        Csv csv = new Csv(question.table(), question.shape().fields());
        Multi<String> lines = reader.all(question, caller).map(csv::lines);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(csv.header()), lines);
    }
}
