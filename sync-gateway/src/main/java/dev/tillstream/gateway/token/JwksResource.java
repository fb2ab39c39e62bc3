package dev.tillstream.gateway.token;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code GET /.well-known/jwks.json}: what the services check tokens with (RFC 7517). Public, by its nature. */
@Path(".well-known/jwks.json")
@NonBlocking
public class JwksResource {
    private final TokenKeys keys;

    JwksResource(TokenKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "public, max-age=300")
    @Operation(summary = "The public keys of the tokens for services")
    public Uni<Map<String, List<Map<String, String>>>> keys() {
        return keys.all()
                .map(all -> Map.of(
                        "keys", all.keys().stream().map(TokenKey::toJsonWebKey).toList()));
    }
}
