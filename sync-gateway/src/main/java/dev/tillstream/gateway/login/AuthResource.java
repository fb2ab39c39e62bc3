package dev.tillstream.gateway.login;

import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.login.AuthRequest.Accept;
import dev.tillstream.gateway.login.AuthRequest.ChangePassword;
import dev.tillstream.gateway.login.AuthRequest.Login;
import dev.tillstream.gateway.login.AuthRequest.Logout;
import dev.tillstream.gateway.login.AuthRequest.Refresh;
import dev.tillstream.gateway.problem.Given;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The calls by which sessions begin, go on and end (PROTOCOL §7). */
@Path("auth")
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    private static final String NEVER = "no-store";

    private final PasswordLogin passwordLogin;
    private final PasswordChoice passwordChoice;
    private final SignIns signIns;
    private final Authentication authentication;
    private final AddressRate rate;

    AuthResource(
            PasswordLogin passwordLogin,
            PasswordChoice passwordChoice,
            SignIns signIns,
            Authentication authentication,
            AddressRate rate) {
        this.passwordLogin = passwordLogin;
        this.passwordChoice = passwordChoice;
        this.signIns = signIns;
        this.authentication = authentication;
        this.rate = rate;
    }

    @POST
    @Path("login")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER)
    @Operation(summary = "Log in by organization, e-mail and password")
    public Uni<LoginAnswer> login(@Context HttpServerRequest request, @Nullable Login login) {
        rate.take(request.remoteAddress());
        return passwordLogin.login(Given.body(login));
    }

    @POST
    @Path("refresh")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER)
    @Operation(summary = "Go on with a session; the refresh token is good for this once")
    public Uni<LoginAnswer> refresh(@Context HttpServerRequest request, @Nullable Refresh refresh) {
        rate.take(request.remoteAddress());
        return signIns.refresh(Given.body(refresh));
    }

    @POST
    @Path("logout")
    @Operation(summary = "End a session, at once and everywhere")
    public Uni<Void> logout(@Context HttpServerRequest request, @Nullable Logout logout) {
        rate.take(request.remoteAddress());
        return signIns.end(Given.body(logout).refreshToken());
    }

    @POST
    @Path("accept")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER)
    @Operation(summary = "Accept an invitation: choose a password, and be logged in")
    public Uni<LoginAnswer> accept(@Context HttpServerRequest request, @Nullable Accept accept) {
        rate.take(request.remoteAddress());
        return passwordChoice.accept(Given.body(accept)).chain(account -> signIns.open(account, null));
    }

    @POST
    @Path("password")
    @Operation(summary = "Choose another password; all other sessions end")
    public Uni<Void> changePassword(
            @Context HttpServerRequest request, @Context HttpHeaders headers, @Nullable ChangePassword change) {
        rate.take(request.remoteAddress());
        return staff(headers).chain(caller -> passwordChoice.change(caller, Given.body(change)));
    }

    @GET
    @Path("me")
    @Operation(summary = "Who is logged in, in which role and branch")
    public Uni<LoginAnswer.Staff> me(@Context HttpHeaders headers) {
        return staff(headers).chain(signIns::describe);
    }

    private Uni<Caller> staff(HttpHeaders headers) {
        return authentication.staff(headers, Role.OWNER, Role.MANAGER, Role.CASHIER, Role.AUDITOR);
    }
}
