package dev.tillstream.gateway.quarantine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.caller.SetupToken;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of what was kept (B-10); with the setup token until staff can log in. */
@Path("quarantine")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {
    private static final int MAX_LIMIT = 1000;

    private final SetupToken token;
    private final QuarantineStore store;

    QuarantineResource(SetupToken token, QuarantineStore store) {
        this.token = token;
        this.store = store;
    }

    /** One quarantined operation. */
    public record Entry(
            @JsonProperty("id") String id,
            @JsonProperty("organization_id") String organizationId,
            @JsonProperty("device_id") String deviceId,
            @JsonProperty("branch_id") String branchId,
            @JsonProperty("reason") String reason,
            @JsonProperty("message") String message,
            @JsonProperty("source") String source,

            @JsonProperty("received_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
            Instant receivedAt,

            @JsonProperty("op_id") @Nullable UUID opId,
            @JsonProperty("seq") @Nullable Long seq,
            @JsonProperty("epoch") @Nullable Integer epoch,
            @JsonProperty("content") String content,
            @JsonProperty("status") String status) {}

    @GET
    @Operation(summary = "Quarantined operations of an organization, the newest first")
    public Uni<Map<String, List<Entry>>> list(
            @Context HttpHeaders headers,
            @RestQuery("organization_id") @Nullable String organizationId,
            @RestQuery @DefaultValue("open") String status,
            @RestQuery @DefaultValue("100") int limit) {
        token.require(headers);
        if (organizationId == null) {
            throw Refusal.invalid("organization_id is required");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.invalid("limit must be a number from 1 to " + MAX_LIMIT);
        }
        return store.list(organizationId, status, limit).map(entries -> Map.of("operations", entries));
    }
}
