package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.staffing.AccountAnswer.Invited;
import dev.tillstream.gateway.staffing.StaffingRequest.AccountChange;
import dev.tillstream.gateway.staffing.StaffingRequest.NewAccount;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The calls about accounts: an owner's and a manager's. */
@Path("auth/accounts")
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final int CREATED = 201;
    private static final String NEVER = "no-store";

    private final Authentication authentication;
    private final StaffingHandler staffing;
    private final Hiring hiring;

    AccountResource(Authentication authentication, StaffingHandler staffing, Hiring hiring) {
        this.authentication = authentication;
        this.staffing = staffing;
        this.hiring = hiring;
    }

    @GET
    @Operation(summary = "The accounts that the caller looks after, by name")
    public Uni<Map<String, List<AccountAnswer>>> list(@Context HttpHeaders headers) {
        return deed(headers).chain(staffing::list).map(accounts -> Map.of("accounts", accounts));
    }

    @POST
    @ResponseStatus(CREATED)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER)
    @Operation(summary = "Make an account; its invitation is in the answer once and never again")
    public Uni<Invited> add(@Context HttpHeaders headers, @Nullable NewAccount account) {
        return deed(headers).chain(deed -> hiring.hire(deed, Given.body(account)));
    }

    @PATCH
    @Path("{staffId}")
    @Operation(summary = "Change an account; another role, name or a disabling ends its sessions")
    public Uni<AccountAnswer> change(
            @Context HttpHeaders headers, @RestPath String staffId, @Nullable AccountChange change) {
        return deed(headers).chain(deed -> staffing.change(deed, staffId, Given.body(change)));
    }

    @POST
    @Path("{staffId}/invite")
    @Consumes(MediaType.WILDCARD)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER)
    @Operation(summary = "Invite to choose a password, for the first time or another time")
    public Uni<Invited> invite(@Context HttpHeaders headers, @RestPath String staffId) {
        return deed(headers).chain(deed -> staffing.invite(deed, staffId));
    }

    @POST
    @Path("{staffId}/unlock")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Let an account that was locked log in again")
    public Uni<AccountAnswer> unlock(@Context HttpHeaders headers, @RestPath String staffId) {
        return deed(headers).chain(deed -> staffing.unlock(deed, staffId));
    }

    @POST
    @Path("{staffId}/sign-out")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "End all sessions of an account, at once and everywhere")
    public Uni<AccountAnswer> signOut(@Context HttpHeaders headers, @RestPath String staffId) {
        return deed(headers).chain(deed -> staffing.signOut(deed, staffId));
    }

    private Uni<Deed> deed(HttpHeaders headers) {
        return authentication.staff(headers, Role.OWNER, Role.MANAGER).map(Deed::of);
    }
}
