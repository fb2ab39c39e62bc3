package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.caller.SetupToken;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.staffing.AccountAnswer.Invited;
import dev.tillstream.gateway.staffing.StaffingRequest.NewOwner;
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
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The installer's call for an owner; below the root, as the other calls of the installer are. */
@Path("/")
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OwnerResource {
    private final SetupToken token;
    private final OwnerHandler owners;

    OwnerResource(SetupToken token, OwnerHandler owners) {
        this.token = token;
        this.owners = owners;
    }

    @POST
    @Path("organizations/{organizationId}/owner")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Make an owner's account, or let an owner in again; with the setup token")
    public Uni<RestResponse<Invited>> install(
            @Context HttpHeaders headers, @RestPath String organizationId, @Nullable NewOwner owner) {
        token.require(headers);
        return owners.install(organizationId, Given.body(owner))
                .map(installed -> RestResponse.status(
                        installed.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, installed.account()));
    }
}
