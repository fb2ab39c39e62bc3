package dev.tillstream.gateway.status;

import dev.tillstream.contracts.DeviceStatus;
import dev.tillstream.contracts.TableDigest;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.head.View;
import dev.tillstream.gateway.pull.Cursor;
import dev.tillstream.gateway.pull.TableFilter;
import dev.tillstream.gateway.seq.DeviceLogs;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /sync/status} and {@code GET /sync/digest} (PROTOCOL §4). */
@Path("sync")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private static final int MAX_MISSING = 100;

    private final Authentication authentication;
    private final DeviceLogs logs;
    private final Heads heads;
    private final StatusStore statuses;
    private final DigestStore digests;

    StatusResource(
            Authentication authentication, DeviceLogs logs, Heads heads, StatusStore statuses, DigestStore digests) {
        this.authentication = authentication;
        this.logs = logs;
        this.heads = heads;
        this.statuses = statuses;
        this.digests = digests;
    }

    @GET
    @Path("status")
    @Operation(summary = "What the server knows of the calling device, with the holes in its numbers")
    public Uni<StatusAnswer> status(@Context HttpHeaders headers) {
        return authentication
                .device(headers)
                .call(logs::of)
                .call(logs::save)
                .chain(caller -> heads.view(caller)
                        .chain(view -> statuses.read(caller).map(stored -> toStatus(caller, view, stored))));
    }

    @GET
    @Path("digest")
    @Operation(summary = "Count and hash of each table in the caller's view, at a cursor")
    public Uni<TableDigest.Answer> digest(@Context HttpHeaders headers, @RestQuery @Nullable String tables) {
        return authentication.any(headers).chain(caller -> digests.read(caller, TableFilter.of(tables)));
    }

    private static StatusAnswer toStatus(Caller caller, View view, StatusStore.Stored stored) {
        DeviceStatus status = new DeviceStatus(
                caller.deviceId(),
                Objects.requireNonNull(caller.branchId(), "every device has a branch"),
                stored.received().through(),
                stored.appliedThrough(),
                stored.received().missing(MAX_MISSING),
                stored.openConflicts(),
                stored.lastSeenAt(),
                stored.clockSkewMillis(),
                Cursor.at(view.generation(), view.head(), caller).text());
        return new StatusAnswer(status, stored.epoch());
    }
}
