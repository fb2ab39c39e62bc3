package dev.tillstream.gateway.read;

import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.audit.Audit;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What {@link ReadRoutes} pass on, in the description of the gateway's API: no endpoint of ours stands for it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ReadPaths implements OASFilter {
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String PROBLEM = "application/problem+json";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .addPathItem("/{table}", list())
                .addPathItem("/{table}/{id}", one())
                .addPathItem("/audit", audit())
                .addPathItem("/reports/{path}", folder("Reports of the order service"))
                .addPathItem("/reports/customers/{id}/statement", statement("A customer's account"))
                .addPathItem("/stock/suppliers/{id}/statement", statement("A supplier's account"))
                .addPathItem("/fiscal/{path}", folder("Fiscal documents"))
                .addPathItem("/stock/{path}", folder("Reports of the inventory service"));
    }

    private static PathItem list() {
        return get(
                "Records of a table; any of its fields filters: by equality, lists, <field>.gte, .gt, .lte, .lt, .not",
                tableInPath(),
                query("q", "words that the fields by which people know such records hold"),
                query("since", "updated at or after this time (RFC 3339)"),
                query("limit", "1 to 1000, by default 100"),
                query("cursor", "next_cursor of the page before"),
                query("sort", "a field, or - and a field"),
                query("count", "true: with how many there are, up to 10,000"),
                query("fields", "these alone, parted by commas"),
                query("deleted", "true: with the deleted ones"));
    }

    private static PathItem one() {
        return get("One record of a table", tableInPath(), path("id"));
    }

    private static PathItem audit() {
        return get(
                "Who changed what, the newest first",
                parameter("table", Parameter.In.QUERY).required(true).schema(text().enumeration(audited())),
                query("id", "of the record"),
                query("limit", "1 to 1000, by default 100"),
                query("cursor", "next_cursor of the page before"));
    }

    private static PathItem folder(String summary) {
        return get(summary, path("path"));
    }

    private static PathItem statement(String summary) {
        return get(
                summary + ", entry by entry, the newest first",
                path("id"),
                query("from", "a time"),
                query("to", "a time, which is not included"),
                query("limit", "1 to 1000, by default 100"),
                query("cursor", "next_cursor of the page before"));
    }

    private static PathItem get(String summary, Parameter... parameters) {
        APIResponses responses = OASFactory.createAPIResponses()
                .addAPIResponse("200", response("The answer of the service that owns it", JSON, CSV))
                .addAPIResponse("304", OASFactory.createAPIResponse().description("Not Modified"))
                .addAPIResponse("4XX", response("What is wrong with the request", PROBLEM))
                .addAPIResponse("503", response("The service is away", PROBLEM));
        return OASFactory.createPathItem()
                .GET(OASFactory.createOperation()
                        .summary(summary)
                        .tags(List.of("Reading"))
                        .parameters(new ArrayList<>(List.of(parameters)))
                        .responses(responses));
    }

    private static APIResponse response(String description, String... types) {
        var content = OASFactory.createContent();
        Stream.of(types).forEach(type -> content.addMediaType(type, OASFactory.createMediaType()));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static Parameter tableInPath() {
        return parameter("table", Parameter.In.PATH).schema(text().enumeration(tables()));
    }

    private static List<Object> tables() {
        List<Object> names = new ArrayList<>();
        Tables.IN_FEED.stream()
                .filter(table -> table != Tables.CONFLICTS)
                .map(Table::name)
                .forEach(names::add);
        return names;
    }

    /** The services' tables and the gateway's own. */
    private static List<Object> audited() {
        List<Object> names = tables();
        Audit.TABLES.stream().sorted().forEach(names::add);
        return names;
    }

    private static Parameter path(String name) {
        return parameter(name, Parameter.In.PATH).schema(text());
    }

    private static Parameter query(String name, String description) {
        return parameter(name, Parameter.In.QUERY).description(description).schema(text());
    }

    private static Parameter parameter(String name, Parameter.In place) {
        return OASFactory.createParameter().name(name).in(place).required(place == Parameter.In.PATH);
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
