package dev.tillstream.gateway.fullsync;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.admin.Administrators;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.fullsync.FullSync.Because;
import dev.tillstream.gateway.fullsync.FullSync.Shown;
import dev.tillstream.gateway.keyset.Position;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
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
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /sync/full}: people decide about what tills alone hold (S3-3, S3-12). */
@Path("sync/full")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class FullSyncResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final int CURSOR_SIZE = 2;
    private static final Set<String> STATUSES = Set.of("open", "proposed", "confirmed", "refused");
    private static final Set<String> VERDICTS = Set.of("missing", "known", "excluded");

    private final Authentication authentication;
    private final Administrators administrators;
    private final FullSyncStore store;
    private final ProposedStore operations;
    private final FullSyncs syncs;

    FullSyncResource(
            Authentication authentication,
            Administrators administrators,
            FullSyncStore store,
            ProposedStore operations,
            FullSyncs syncs) {
        this.authentication = authentication;
        this.administrators = administrators;
        this.store = store;
        this.operations = operations;
        this.syncs = syncs;
    }

    @GET
    @Operation(summary = "Proposals, the newest first")
    public Uni<FullSync.Page> list(
            @Context HttpHeaders headers,
            @RestQuery("organization_id") @Nullable String organizationId,
            @RestQuery("device_id") @Nullable String deviceId,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        require(status, STATUSES, "status");
        int count = Position.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return administrators
                .reader(headers, organizationId)
                .map(reader -> new FullSyncQuery(
                        reader.organization(),
                        reader.branchId(),
                        status,
                        deviceId,
                        count,
                        Position.of(cursor, CURSOR_SIZE)))
                .chain(store::page)
                .chain(found -> page(found, count));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One proposal, with what it comes to by kind and day; a device sees its own")
    public Uni<Shown> one(
            @Context HttpHeaders headers,
            @RestPath String id,
            @RestQuery("organization_id") @Nullable String organizationId) {
        return readable(headers, organizationId, id).chain(syncs::show);
    }

    @GET
    @Path("{id}/operations")
    @Operation(summary = "Its operations, in the order in which they happened")
    public Uni<FullSync.OperationPage> operations(
            @Context HttpHeaders headers,
            @RestPath String id,
            @RestQuery("organization_id") @Nullable String organizationId,
            @RestQuery @Nullable String verdict,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        require(verdict, VERDICTS, "verdict");
        int count = Position.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        var after = Position.of(cursor, ProposedStore.CURSOR_SIZE);
        return readable(headers, organizationId, id)
                .chain(sync -> operations.page(sync, verdict, after, count))
                .map(found -> operationPage(found, count));
    }

    @POST
    @Path("{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let in what is missing, as ordinary operations; again goes on where it was broken off")
    public Uni<Shown> confirm(
            @Context HttpHeaders headers,
            @RestPath String id,
            @RestQuery("organization_id") @Nullable String organizationId,
            @Nullable Because why) {
        return decide(headers, organizationId, id, (by, sync) -> syncs.confirm(by, sync, Because.required(why)));
    }

    @POST
    @Path("{id}/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let nothing of it in")
    public Uni<Shown> refuse(
            @Context HttpHeaders headers,
            @RestPath String id,
            @RestQuery("organization_id") @Nullable String organizationId,
            @Nullable Because why) {
        return decide(headers, organizationId, id, (by, sync) -> syncs.refuse(by, sync, Because.required(why)));
    }

    private Uni<Shown> decide(
            HttpHeaders headers,
            @Nullable String organizationId,
            String id,
            BiFunction<Administrator, FullSync, Uni<FullSync>> decision) {
        return administrators
                .manager(headers, organizationId)
                .chain(by -> syncs.find(by.organization(), by.branchId(), id).chain(sync -> decision.apply(by, sync)))
                .chain(syncs::show);
    }

    /** People's or, where the caller is a device, the device's own. */
    private Uni<FullSync> readable(HttpHeaders headers, @Nullable String organizationId, String id) {
        return authentication
                .any(headers)
                .chain(caller -> caller.isStaff() ? theirs(headers, organizationId, id) : syncs.own(caller, id));
    }

    private Uni<FullSync> theirs(HttpHeaders headers, @Nullable String organizationId, String id) {
        return administrators
                .reader(headers, organizationId)
                .chain(reader -> syncs.find(reader.organization(), reader.branchId(), id));
    }

    private Uni<FullSync.Page> page(List<FullSync> found, int limit) {
        String next = found.size() <= limit ? null : cursor(found.get(limit - 1));
        return Multi.createFrom()
                .iterable(found.subList(0, Math.min(limit, found.size())))
                .onItem()
                .transformToUniAndConcatenate(syncs::listed)
                .collect()
                .asList()
                .map(shown -> new FullSync.Page(shown, next));
    }

    private static FullSync.OperationPage operationPage(List<FullSync.Operation> found, int limit) {
        if (found.size() <= limit) {
            return new FullSync.OperationPage(found, null);
        }
        FullSync.Operation last = found.get(limit - 1);
        String cursor = Position.behind(
                        String.valueOf(last.epoch()),
                        String.valueOf(last.seq()),
                        last.opId().toString())
                .cursor();
        return new FullSync.OperationPage(found.subList(0, limit), cursor);
    }

    private static String cursor(FullSync last) {
        return Position.behind(Timestamps.format(last.createdAt()), last.id()).cursor();
    }

    private static void require(@Nullable String value, Set<String> allowed, String name) {
        if (value != null && !allowed.contains(value)) {
            throw Refusal.invalid(
                    name + " must be one of " + allowed.stream().sorted().toList() + ", but is " + value);
        }
    }
}
