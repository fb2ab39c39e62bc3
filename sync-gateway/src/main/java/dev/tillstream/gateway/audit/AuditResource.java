package dev.tillstream.gateway.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tillstream.gateway.admin.Administrators;
import dev.tillstream.gateway.keyset.Position;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /audit?table=devices|quarantine|accounts|full_syncs}; other tables' trails are at their services (B-13). */
@Path("audit")
@NonBlocking
public class AuditResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final Administrators administrators;
    private final AuditStore store;

    AuditResource(Administrators administrators, AuditStore store) {
        this.administrators = administrators;
        this.store = store;
    }

    /** A deed in the services' format: a gateway's is received and applied when it occurs, and no employee's. */
    public record Entry(
            @JsonProperty("table") String table,
            @JsonProperty("id") String id,
            @JsonProperty("type") String type,
            @JsonProperty("op_id") String opId,
            @JsonProperty("staff_id") @Nullable String staffId,
            @JsonProperty("device_id") String deviceId,
            @JsonProperty("branch_id") @Nullable String branchId,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("occurred_at") String occurredAt,
            @JsonProperty("before") @JsonRawValue @Nullable String before,
            @JsonProperty("after") @JsonRawValue @Nullable String after) {
        @JsonProperty("employee_id")
        public @Nullable String employeeId() {
            return null;
        }

        @JsonProperty("received_at")
        public String receivedAt() {
            return occurredAt;
        }

        @JsonProperty("applied_at")
        public String appliedAt() {
            return occurredAt;
        }
    }

    public record Page(
            @JsonProperty("items") List<Entry> items,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Page> list(
            @Context HttpHeaders headers,
            @RestQuery("organization_id") @Nullable String organizationId,
            @RestQuery @Nullable String table,
            @RestQuery @Nullable String id,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        return administrators.reader(headers, organizationId).chain(reader -> {
            int count = Position.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
            Optional<Position> after = Position.of(cursor, AuditStore.CURSOR_SIZE);
            return store.page(reader, audited(table), id, count, after);
        });
    }

    private static String audited(@Nullable String table) {
        if (table == null || !Audit.TABLES.contains(table)) {
            throw Refusal.invalid("table must be the name of a table");
        }
        return table;
    }
}
