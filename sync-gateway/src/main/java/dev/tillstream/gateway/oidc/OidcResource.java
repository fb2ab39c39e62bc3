package dev.tillstream.gateway.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.login.AddressRate;
import dev.tillstream.gateway.login.LoginAnswer;
import dev.tillstream.gateway.login.SignIns;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.problem.Refusal;
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
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The way of a browser to the identity provider and back to the office page. */
@Path("auth")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class OidcResource {
    private static final Logger LOG = Logger.getLogger(OidcResource.class);
    private static final String COOKIE = "tillstream_login";
    private static final String PATH = "/auth/oidc";
    private static final String OFFICE = "/office/#";
    private static final String NEVER = "no-store";

    private final OidcLogin login;
    private final Provider provider;
    private final SignIns signIns;
    private final AddressRate rate;
    private final OidcConfig config;
    private final AuthConfig auth;
    private final SecureRandom random;

    OidcResource(
            OidcLogin login,
            Provider provider,
            SignIns signIns,
            AddressRate rate,
            OidcConfig config,
            AuthConfig auth,
            SecureRandom random) {
        this.login = login;
        this.provider = provider;
        this.signIns = signIns;
        this.rate = rate;
        this.config = config;
        this.auth = auth;
        this.random = random;
    }

    /** How one can log in here. */
    public record Methods(
            @JsonProperty("passwords") boolean passwords,
            @JsonProperty("oidc") boolean oidc) {}

    /** @param branchId where to work; null for where the roles say */
    public record Exchange(
            @JsonProperty("code") String code,
            @JsonProperty("branch_id") @Nullable String branchId) {
        public Exchange {
            if (code == null || code.isEmpty()) {
                throw Refusal.invalid("code is required");
            }
        }

        @Override
        public String toString() {
            return "exchange";
        }
    }

    @GET
    @Path("methods")
    @Operation(summary = "How one can log in here")
    public Methods methods() {
        return new Methods(auth.passwords(), config.issuer().isPresent());
    }

    @GET
    @Path("oidc/login")
    @Operation(summary = "Sends a browser to the identity provider")
    public Uni<RestResponse<Void>> begin(@Context HttpServerRequest request, @RestQuery @Nullable String organization) {
        rate.take(request.remoteAddress());
        login.requireConfigured(organization);
        Attempt attempt = Attempt.begin(random);
        return provider.authorizationAddress(attempt)
                .map(address -> redirect(address, cookie(attempt.cookie(), config.attemptLife())));
    }

    @GET
    @Path("oidc/callback")
    @Operation(summary = "Where the identity provider sends a browser back to")
    public Uni<RestResponse<Void>> finish(
            @Context HttpServerRequest request,
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String state,
            @RestCookie(COOKIE) @Nullable String cookie) {
        rate.take(request.remoteAddress());
        login.requireConfigured(null);
        return Attempt.parse(cookie)
                .filter(attempt -> code != null && attempt.isAnsweredBy(state))
                .map(attempt -> login.finish(attempt, String.valueOf(code)))
                .orElseGet(() -> Uni.createFrom()
                        .failure(Refusal.notAuthenticated("This log-in was not begun in this browser, or is over.")))
                .map(made -> OFFICE + "code=" + made.text())
                .onFailure(Refusal.class)
                .recoverWithItem(OidcResource::told)
                .map(address -> redirect(URI.create(address), cookie("", Duration.ZERO)));
    }

    @POST
    @Path("exchange")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER)
    @Operation(summary = "The code of the office page's address for a session")
    public Uni<LoginAnswer> exchange(@Context HttpServerRequest request, @Nullable Exchange exchange) {
        rate.take(request.remoteAddress());
        Exchange given = Given.body(exchange);
        return login.exchange(given.code()).chain(account -> signIns.open(account, given.branchId()));
    }

    /** People see the office page, not a problem document. */
    private static String told(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        LOG.infof("a log-in by the identity provider failed: %s", refusal.detail());
        return OFFICE + "error=" + refusal.reason().wireName();
    }

    private static RestResponse<Void> redirect(URI address, NewCookie cookie) {
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address.toString())
                .header(HttpHeaders.CACHE_CONTROL, NEVER)
                .cookie(cookie)
                .build();
    }

    /** Lax, since the provider's page leads back here; only over TLS where the gateway is reached by it. */
    private NewCookie cookie(String value, Duration life) {
        boolean overTls = config.redirectUri()
                .filter(uri -> "https".equals(uri.getScheme()))
                .isPresent();
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .secure(overTls)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
