package dev.tillstream.orders.report;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.Parameters;
import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.inbox.read.CsvLine;
import dev.tillstream.orders.report.SalesQuestion.Only;
import dev.tillstream.orders.report.SalesQuestion.Order;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code GET /reports/sales?by=&from=&to=}: sums over days of the branches' own clocks, from and to included, split by a
 * {@link Grouping}, as JSON or CSV. A caller of a branch sees that branch.
 */
@Path("reports")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.AUDITOR})
@NonBlocking
public class ReportResource {
    private static final Set<String> PARAMETERS = Set.of(
            "by", "from", "to", "branch_id", "product_id", "category_id", "device_id", "employee_id", "sort", "limit");

    private final ReportStore store;
    private final JsonWebToken token;

    ReportResource(ReportStore store, JsonWebToken token) {
        this.store = store;
        this.token = token;
    }

    @GET
    @Path("sales")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> sales(@Context UriInfo uri) {
        return store.sales(question(uri)).map(rows -> Json.text(Map.of("items", rows)));
    }

    @GET
    @Path("sales")
    @Produces("text/csv;qs=0.5")
    public Uni<String> salesAsCsv(@Context UriInfo uri) {
        return store.sales(question(uri)).map(ReportResource::csv);
    }

    private SalesQuestion question(UriInfo uri) {
        Caller caller = Caller.of(token);
        Parameters given = Parameters.of(uri, PARAMETERS);
        String by = given.text("by");
        Grouping grouping = Arrays.stream(Grouping.values())
                .filter(one -> one.wireName().equals(by))
                .findFirst()
                .orElseThrow(() -> ReadProblem.invalid("by must be one of " + Grouping.names() + ", but is " + by));
        return new SalesQuestion(
                caller.organizationId(),
                caller.branchOr(given.text("branch_id")),
                grouping,
                given.day("from", LocalDate.of(1970, 1, 1)),
                given.day("to", LocalDate.of(2199, 12, 31)),
                new Only(
                        given.text("product_id"),
                        given.text("category_id"),
                        given.text("device_id"),
                        given.text("employee_id")),
                Order.of(given.text("sort"), given.number("limit")));
    }

    private static String csv(List<Fields> rows) {
        return rows.stream()
                .map(row -> ReportStore.COLUMNS.stream().map(row::value).toList())
                .map(CsvLine::of)
                .collect(Collectors.joining("", CsvLine.of(ReportStore.COLUMNS), ""));
    }
}
