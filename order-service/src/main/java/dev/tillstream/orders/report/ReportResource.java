package dev.tillstream.orders.report;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.inbox.read.ReadProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /reports/sales?by=hour|day|branch|device|employee|product|category|tender|tax&from=&to=&branch_id=}: sums
 * over days of the branches' own clocks, from and to included, as JSON or CSV. A caller of a branch sees that branch.
 */
@Path("reports")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.AUDITOR})
@NonBlocking
public class ReportResource {
    private final ReportStore store;
    private final JsonWebToken token;

    ReportResource(ReportStore store, JsonWebToken token) {
        this.store = store;
        this.token = token;
    }

    @GET
    @Path("sales")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> sales(
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery("branch_id") @Nullable String branchId) {
        return store.sales(question(by, from, to, branchId)).map(rows -> Json.text(Map.of("items", rows)));
    }

    @GET
    @Path("sales")
    @Produces("text/csv;qs=0.5")
    public Uni<String> salesAsCsv(
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery("branch_id") @Nullable String branchId) {
        return store.sales(question(by, from, to, branchId)).map(ReportResource::csv);
    }

    private SalesQuestion question(
            @Nullable String by, @Nullable String from, @Nullable String to, @Nullable String branchId) {
        Caller caller = Caller.of(token);
        Grouping grouping = Arrays.stream(Grouping.values())
                .filter(one -> one.wireName().equals(by))
                .findFirst()
                .orElseThrow(() -> ReadProblem.invalid("by must be one of " + Grouping.names() + ", but is " + by));
        return new SalesQuestion(
                caller.organizationId(),
                caller.branchOr(branchId),
                grouping,
                day("from", from, LocalDate.of(1970, 1, 1)),
                day("to", to, LocalDate.of(2199, 12, 31)));
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate absent) {
        try {
            return text == null || text.isEmpty() ? absent : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ReadProblem.invalid(name + " must be a date yyyy-mm-dd, but is " + text);
        }
    }

    private static String csv(List<Fields> rows) {
        StringBuilder csv = new StringBuilder(String.join(",", ReportStore.COLUMNS)).append("\r\n");
        for (Fields row : rows) {
            List<String> cells = ReportStore.COLUMNS.stream()
                    .map(name -> cell(Objects.toString(row.value(name), "")))
                    .toList();
            csv.append(String.join(",", cells)).append("\r\n");
        }
        return csv.toString();
    }

    /** RFC 4180; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String cell(String text) {
        boolean isNumber = text.matches("-?[0-9.]+");
        String safe = !isNumber && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean isPlain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
