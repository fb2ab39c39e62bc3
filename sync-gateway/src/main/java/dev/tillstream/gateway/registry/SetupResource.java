package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.caller.SetupToken;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.registry.Registration.Branch;
import dev.tillstream.gateway.registry.Registration.NewBranch;
import dev.tillstream.gateway.registry.Registration.NewOrganization;
import dev.tillstream.gateway.registry.Registration.Organization;
import dev.tillstream.gateway.registry.Registration.Registered;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The installer's calls: organizations and their branches. */
@Path("/")
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SetupResource {
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
        return registry.add(Given.body(organization)).map(SetupResource::toResponse);
    }

    @POST
    @Path("organizations/{organizationId}/branches")
    @Operation(summary = "Register a branch of an organization; the same again answers 200")
    public Uni<RestResponse<Branch>> addBranch(
            @Context HttpHeaders headers, @RestPath String organizationId, @Nullable NewBranch branch) {
        token.require(headers);
        return registry.add(organizationId, Given.body(branch)).map(SetupResource::toResponse);
    }

    private static <T extends Registration> RestResponse<T> toResponse(Registered<T> registered) {
        RestResponse.Status status = registered.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, registered.content());
    }
}
