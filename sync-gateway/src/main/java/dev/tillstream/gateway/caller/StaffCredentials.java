package dev.tillstream.gateway.caller;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Finds who an access token speaks for. */
public interface StaffCredentials {
    /**
     * Empty for every token that doesn't count, for whatever reason: it is forged, expired, of another issuer, or its
     * session has ended.
     */
    Uni<Optional<Caller>> find(String accessToken);
}
