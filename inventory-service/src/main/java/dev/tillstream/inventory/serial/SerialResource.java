package dev.tillstream.inventory.serial;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.inbox.read.Caller;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /stock/serials} (S1-36): where each piece is, of the caller's branch, or of all. */
@Path("stock/serials")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SerialResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final String SEPARATOR = "\n";

    private final Pool pool;
    private final JsonWebToken token;

    SerialResource(@ReactiveDataSource("reading") Pool pool, JsonWebToken token) {
        this.pool = pool;
        this.token = token;
    }

    @GET
    public Uni<String> list(
            @RestQuery("branch_id") @Nullable String branchId,
            @RestQuery("product_id") @Nullable String productId,
            @RestQuery("serial_number") @Nullable String number,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        Caller caller = Caller.of(token);
        int wanted = Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw ReadProblem.invalid("limit must be from 1 to " + MAX_LIMIT + ", but is " + wanted);
        }
        SerialQuery query = new SerialQuery(
                caller.organizationId(),
                caller.branchOr(branchId),
                productId,
                number,
                status,
                after(caller.organizationId(), cursor),
                wanted);
        return SerialStore.list(pool, query).map(serials -> Json.text(page(serials, wanted)));
    }

    private static Serial after(String organizationId, @Nullable String cursor) {
        String[] parts = Objects.requireNonNullElse(cursor, "").split(SEPARATOR, 2);
        return new Serial(organizationId, parts[0], parts.length == 2 ? parts[1] : "");
    }

    private static Fields page(List<Fields> serials, int limit) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", serials);
        page.put("next_cursor", null);
        if (serials.size() == limit) {
            Fields last = serials.get(limit - 1);
            page.put("next_cursor", last.requiredText("product_id") + SEPARATOR + last.requiredText("serial_number"));
        }
        return Fields.of(page);
    }
}
