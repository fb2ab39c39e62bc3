package dev.tillstream.gateway.conflict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillstream.contracts.Ids;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /sync/conflicts} and {@code POST /sync/conflicts/{id}/resolve} (PROTOCOL §5). */
@Path("sync/conflicts")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ConflictResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final List<String> STATUSES = List.of("open", "resolved");

    private final Authentication authentication;
    private final ConflictStore conflicts;
    private final ConflictText text;
    private final ConflictResolver resolver;

    ConflictResource(
            Authentication authentication, ConflictStore conflicts, ConflictText text, ConflictResolver resolver) {
        this.authentication = authentication;
        this.conflicts = conflicts;
        this.text = text;
        this.resolver = resolver;
    }

    @GET
    @Operation(summary = "The conflicts in the caller's view, the newest first")
    public Uni<Map<String, List<ObjectNode>>> list(
            @Context HttpHeaders headers, @RestQuery @Nullable String status, @RestQuery @Nullable Integer limit) {
        return authentication.any(headers).chain(caller -> {
            if (status != null && !STATUSES.contains(status)) {
                throw Refusal.invalid("status must be open or resolved");
            }
            return conflicts.list(caller, status, limit(limit)).map(this::toAnswer);
        });
    }

    @POST
    @Path("{conflictId}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decide a conflict; the same decision again is answered alike, another one 409")
    public Uni<Map<String, String>> resolve(
            @Context HttpHeaders headers, @RestPath String conflictId, @Nullable Resolution resolution) {
        return authentication.any(headers).chain(caller -> {
            Resolution decided = Given.body(resolution);
            if (!Ids.isValid(conflictId)) {
                throw Refusal.notFound("There is no such conflict.");
            }
            return resolver.resolve(caller, conflictId, decided)
                    .replaceWith(Map.of("conflict_id", conflictId, "status", "resolved"));
        });
    }

    private Map<String, List<ObjectNode>> toAnswer(List<byte[]> changes) {
        return Map.of("conflicts", changes.stream().map(text::toAnswer).toList());
    }

    private static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.invalid("limit must be a number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
