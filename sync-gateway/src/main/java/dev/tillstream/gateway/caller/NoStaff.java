package dev.tillstream.gateway.caller;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where nobody can log in. */
@Singleton
@DefaultBean
final class NoStaff implements StaffCredentials {
    @Override
    public Uni<Optional<Caller>> find(String accessToken) {
        return Uni.createFrom().item(Optional.empty());
    }
}
