package dev.tillstream.gateway.admin;

import dev.tillstream.contracts.Ids;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Tells who administers by the credential: staff what is theirs, the installer the organization that is named. All
 * answers fail with {@link Refusal}: not_authenticated, or not_allowed for another role.
 */
@Singleton
public final class Administrators {
    private final Authentication authentication;
    private final KnownOrganizationStore organizations;

    Administrators(Authentication authentication, KnownOrganizationStore organizations) {
        this.authentication = authentication;
        this.organizations = organizations;
    }

    /** Managers and owners. */
    public Uni<Administrator> manager(HttpHeaders headers, @Nullable String organizationId) {
        return administrator(headers, organizationId, Role.OWNER, Role.MANAGER);
    }

    /** The same, and auditors: for what is only read. */
    public Uni<Administrator> reader(HttpHeaders headers, @Nullable String organizationId) {
        return administrator(headers, organizationId, Role.OWNER, Role.MANAGER, Role.AUDITOR);
    }

    private Uni<Administrator> administrator(HttpHeaders headers, @Nullable String organizationId, Role... roles) {
        return authentication
                .staffOrInstaller(headers, roles)
                .chain(staff -> staff.map(Administrator::of)
                        .map(each -> Uni.createFrom().item(each))
                        .orElseGet(() -> installer(organizationId)));
    }

    private Uni<Administrator> installer(@Nullable String organizationId) {
        Administrator installer = Administrator.installer(organizationId);
        return organizationId == null
                ? Uni.createFrom().item(installer)
                : exists(organizationId).map(known -> {
                    if (!known) {
                        throw Refusal.notFound("There is no such organization.");
                    }
                    return installer;
                });
    }

    private Uni<Boolean> exists(String organizationId) {
        return Ids.isValid(organizationId)
                ? organizations.has(organizationId)
                : Uni.createFrom().item(false);
    }
}
