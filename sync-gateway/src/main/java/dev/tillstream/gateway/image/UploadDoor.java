package dev.tillstream.gateway.image;

import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks who sends, before anything of a file is taken: strangers fill neither disk nor memory. */
@Singleton
public class UploadDoor {
    private static final String ORGANIZATION = UploadDoor.class.getName();

    private static final Set<Role> UPLOADERS = EnumSet.of(Role.OWNER, Role.MANAGER, Role.DEVICE);

    private final Authentication authentication;

    UploadDoor(Authentication authentication) {
        this.authentication = authentication;
    }

    /** Fails as {@link Authentication} does. */
    @ForUploaders
    @ServerRequestFilter
    public Uni<Response> admit(HttpHeaders headers, RoutingContext routing) {
        return authentication
                .any(headers)
                .invoke(UploadDoor::requireRight)
                .invoke(caller -> routing.put(ORGANIZATION, caller.organizationId()))
                .map(caller -> null);
    }

    static void requireRight(Caller caller) {
        if (!UPLOADERS.contains(caller.role())) {
            throw Refusal.notAllowed("Images are for owners, managers and devices with all rights.");
        }
    }

    static String organizationOf(RoutingContext routing) {
        return routing.get(ORGANIZATION);
    }
}
