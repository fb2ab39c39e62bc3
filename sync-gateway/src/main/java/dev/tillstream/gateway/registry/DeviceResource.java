package dev.tillstream.gateway.registry;

import dev.tillstream.contracts.Ids;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.admin.Administrators;
import dev.tillstream.gateway.keyset.Position;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.seq.DeviceLogs;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tills and their keys (PROTOCOL §7): for staff in their own organization, for the installer in the one that is named. */
@Path("devices")
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {
    private static final int CREATED = 201;
    private static final int MAX_LIMIT = 1000;

    private final Administrators administrators;
    private final DeviceRegistry registry;
    private final DeviceListStore list;
    private final DeviceLogs logs;

    DeviceResource(Administrators administrators, DeviceRegistry registry, DeviceListStore list, DeviceLogs logs) {
        this.administrators = administrators;
        this.registry = registry;
        this.list = list;
        this.logs = logs;
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(summary = "Enrol a device; its key is in the answer once and never again")
    public Uni<Device.Enrolled> enrol(@Context HttpHeaders headers, Device.@Nullable Enrolment device) {
        if (device == null) {
            return administrators.manager(headers, null).map(by -> Given.body(null));
        }
        return administrators.manager(headers, device.organizationId()).chain(by -> registry.enrol(by, device));
    }

    @GET
    @Operation(summary = "Devices by name, with what is known of them")
    public Uni<Device.Page> list(
            @Context HttpHeaders headers,
            @RestQuery("organization_id") @Nullable String organizationId,
            @RestQuery("branch_id") @Nullable String branchId,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        return administrators.reader(headers, organizationId).call(logs::save).chain(reader -> {
            if (branchId != null && !Ids.isValid(branchId)) {
                throw Refusal.invalid("branch_id must be an id");
            }
            int count = Position.limit(limit, MAX_LIMIT, MAX_LIMIT);
            var after = Position.of(cursor, DeviceListStore.CURSOR_SIZE);
            return list.page(reader, new DeviceListStore.Wanted(branchId, revoked(status), count, after));
        });
    }

    @GET
    @Path("{deviceId}")
    @Operation(summary = "One device, with the holes in its numbers")
    public Uni<Device.Listed> one(
            @Context HttpHeaders headers,
            @RestPath String deviceId,
            @RestQuery("organization_id") @Nullable String organizationId) {
        return administrators.reader(headers, organizationId).call(logs::save).chain(reader -> find(reader, deviceId));
    }

    @PATCH
    @Path("{deviceId}")
    @Operation(summary = "Rename a device, move it to another branch, give it other rights")
    public Uni<Device.Listed> edit(
            @Context HttpHeaders headers,
            @RestPath String deviceId,
            @RestQuery("organization_id") @Nullable String organizationId,
            Device.@Nullable Edit edit) {
        return administrators
                .manager(headers, organizationId)
                .call(by -> registry.edit(by, known(deviceId), Given.body(edit)))
                .chain(by -> find(by, deviceId));
    }

    @POST
    @Path("{deviceId}/rotate")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Give a device another key, the only one from now on")
    public Uni<Device.Enrolled> rotate(
            @Context HttpHeaders headers,
            @RestPath String deviceId,
            @RestQuery("organization_id") @Nullable String organizationId,
            Device.@Nullable Because why) {
        return administrators
                .manager(headers, organizationId)
                .chain(by -> registry.rotate(by, known(deviceId), reason(why)));
    }

    @POST
    @Path("{deviceId}/revoke")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Revoke a device's key, at once and everywhere")
    public Uni<Map<String, String>> revoke(
            @Context HttpHeaders headers,
            @RestPath String deviceId,
            @RestQuery("organization_id") @Nullable String organizationId,
            Device.@Nullable Because why) {
        return administrators
                .manager(headers, organizationId)
                .chain(by -> registry.revoke(by, known(deviceId), reason(why)))
                .replaceWith(Map.of("id", deviceId, "status", "revoked"));
    }

    private Uni<Device.Listed> find(Administrator reader, String deviceId) {
        return list.find(reader, known(deviceId)).map(found -> found.orElseThrow(DeviceResource::unknown));
    }

    private static String known(String deviceId) {
        if (!Ids.isValid(deviceId)) {
            throw unknown();
        }
        return deviceId;
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such device.");
    }

    private static @Nullable Boolean revoked(@Nullable String status) {
        if (status == null || status.equals("all")) {
            return null;
        }
        if (!status.equals("active") && !status.equals("revoked")) {
            throw Refusal.invalid("status must be active, revoked or all, but is " + status);
        }
        return status.equals("revoked");
    }

    private static @Nullable String reason(Device.@Nullable Because why) {
        return why == null ? null : why.reason();
    }
}
