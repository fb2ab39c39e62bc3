package dev.tillstream.gateway.token;

import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** For calls that only staff have: the claims of the token that came as {@code Authorization: Bearer}. */
@Singleton
public final class StaffAccess {
    private static final String BEARER = "Bearer ";

    private final StaffTokens tokens;

    StaffAccess(StaffTokens tokens) {
        this.tokens = tokens;
    }

    /** Fails with {@link Refusal} not_authenticated. */
    public Uni<StaffClaims> of(HttpHeaders headers) {
        String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Uni.createFrom().failure(Refusal.notAuthenticated("Log in first: Authorization: Bearer."));
        }
        return tokens.verify(authorization.substring(BEARER.length()).trim());
    }
}
