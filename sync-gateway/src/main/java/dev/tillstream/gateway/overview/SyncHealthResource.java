package dev.tillstream.gateway.overview;

import dev.tillstream.gateway.caller.Authentication;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /sync/health}: how synchronization goes (B-17), of the caller's branch or of all. */
@Path("sync/health")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class SyncHealthResource {
    private final Authentication authentication;
    private final SyncHealthStore store;
    private final InstantSource clock;

    SyncHealthResource(Authentication authentication, SyncHealthStore store, InstantSource clock) {
        this.authentication = authentication;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "What waits, what is held back, and which tills nobody has heard of")
    public Uni<SyncHealth> health(@Context HttpHeaders headers) {
        return authentication.any(headers).chain(caller -> store.read(caller, clock.instant()));
    }
}
