package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.caller.SetupToken;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.registry.Registration.Branch;
import dev.tillstream.gateway.registry.Registration.EnrolledDevice;
import dev.tillstream.gateway.registry.Registration.ListedDevice;
import dev.tillstream.gateway.registry.Registration.NewBranch;
import dev.tillstream.gateway.registry.Registration.NewDevice;
import dev.tillstream.gateway.registry.Registration.NewOrganization;
import dev.tillstream.gateway.registry.Registration.Organization;
import dev.tillstream.gateway.registry.Registration.Registered;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The installer's calls: organizations, branches, devices and their keys (PROTOCOL §7). */
@Path("/")
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SetupResource {
    private static final int CREATED = 201;

    private final SetupToken token;
    private final Registry registry;

    SetupResource(SetupToken token, Registry registry) {
        this.token = token;
        this.registry = registry;
    }

    @POST
    @Path("organizations")
    @Operation(summary = "Register an organization; the same again answers 200")
    public Uni<RestResponse<Organization>> addOrganization(
            @Context HttpHeaders headers, @Nullable NewOrganization organization) {
        token.require(headers);
        return registry.add(given(organization)).map(SetupResource::toResponse);
    }

    @POST
    @Path("organizations/{organizationId}/branches")
    @Operation(summary = "Register a branch of an organization; the same again answers 200")
    public Uni<RestResponse<Branch>> addBranch(
            @Context HttpHeaders headers, @RestPath String organizationId, @Nullable NewBranch branch) {
        token.require(headers);
        return registry.add(organizationId, given(branch)).map(SetupResource::toResponse);
    }

    @POST
    @Path("devices")
    @ResponseStatus(CREATED)
    @Operation(summary = "Register a device; its key is in the answer once and never again")
    public Uni<EnrolledDevice> addDevice(@Context HttpHeaders headers, @Nullable NewDevice device) {
        token.require(headers);
        return registry.add(given(device));
    }

    @GET
    @Path("devices")
    @Operation(summary = "The devices of an organization, at most 1000")
    public Uni<Map<String, List<ListedDevice>>> listDevices(
            @Context HttpHeaders headers, @RestQuery("organization_id") @Nullable String organizationId) {
        token.require(headers);
        if (organizationId == null) {
            throw Refusal.invalid("organization_id is required");
        }
        return registry.list(organizationId).map(devices -> Map.of("devices", devices));
    }

    @POST
    @Path("devices/{deviceId}/rotate")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Give a device another key, the only one from now on")
    public Uni<EnrolledDevice> rotate(@Context HttpHeaders headers, @RestPath String deviceId) {
        token.require(headers);
        return registry.rotate(deviceId);
    }

    @POST
    @Path("devices/{deviceId}/revoke")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Revoke a device's key, at once and everywhere")
    public Uni<Map<String, String>> revoke(@Context HttpHeaders headers, @RestPath String deviceId) {
        token.require(headers);
        return registry.revoke(deviceId).replaceWith(Map.of("id", deviceId, "status", "revoked"));
    }

    private static <T extends Registration> RestResponse<T> toResponse(Registered<T> registered) {
        RestResponse.Status status = registered.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, registered.content());
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw Refusal.invalidJson("The body must be a JSON object.");
        }
        return body;
    }
}
