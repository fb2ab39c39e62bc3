package dev.tillstream.gateway.fullsync;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.fullsync.FullSync.Because;
import dev.tillstream.gateway.fullsync.FullSync.Brought;
import dev.tillstream.gateway.fullsync.FullSync.Shown;
import dev.tillstream.gateway.push.PushRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /sync/full}: tills propose what they alone hold (S3-3, S3-12). */
@Path("sync/full")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ProposalResource {
    private final Authentication authentication;
    private final FullSyncStore store;
    private final Bringing bringing;
    private final FullSyncs syncs;
    private final GatewayConfig.Limits limits;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    ProposalResource(
            Authentication authentication,
            FullSyncStore store,
            Bringing bringing,
            FullSyncs syncs,
            GatewayConfig config,
            Supplier<UUID> ids,
            InstantSource clock) {
        this.authentication = authentication;
        this.store = store;
        this.bringing = bringing;
        this.syncs = syncs;
        this.limits = config.limits();
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Begin to propose what this device alone holds; one that is under way goes on")
    public Uni<Shown> begin(@Context HttpHeaders headers, @Nullable Because why) {
        return authentication
                .device(headers)
                .chain(device -> store.begin(device, ids.get().toString(), why == null ? null : why.reason(), now()))
                .chain(syncs::listed);
    }

    @POST
    @Path("{id}/operations")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Bring operations, as in a push; nothing of them is applied")
    public Uni<Map<String, List<Brought>>> bring(
            @Context HttpHeaders headers, @RestPath String id, byte @Nullable [] body) {
        byte[] batch = new PushRequest(body, headers).body(limits.maxBatchBytes());
        return authentication
                .device(headers)
                .chain(device -> syncs.own(device, id).chain(sync -> bringing.bring(device, sync, batch)))
                .map(results -> Map.of("results", results));
    }

    @POST
    @Path("{id}/propose")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Everything is brought: a person can decide")
    public Uni<Shown> propose(@Context HttpHeaders headers, @RestPath String id) {
        return authentication
                .device(headers)
                .chain(device -> syncs.own(device, id))
                .chain(syncs::propose)
                .chain(syncs::show);
    }

    /** As exact as a cursor can tell it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
