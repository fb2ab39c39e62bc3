package dev.tillstream.gateway.stream;

import dev.tillstream.gateway.caller.Authentication;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets only devices pass to what is {@link ForTills}. */
@Singleton
final class TillFilter {
    private final Authentication authentication;

    TillFilter(Authentication authentication) {
        this.authentication = authentication;
    }

    @ForTills
    @ServerRequestFilter
    Uni<Void> check(HttpHeaders headers) {
        return authentication.any(headers).replaceWithVoid();
    }
}
