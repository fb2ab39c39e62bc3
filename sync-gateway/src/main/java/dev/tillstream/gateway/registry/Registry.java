package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.registry.Registration.Branch;
import dev.tillstream.gateway.registry.Registration.NewBranch;
import dev.tillstream.gateway.registry.Registration.NewOrganization;
import dev.tillstream.gateway.registry.Registration.Organization;
import dev.tillstream.gateway.registry.Registration.Registered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Registers organizations and branches. The catalog is told of them before the call is answered; the same call again
 * tells it again.
 */
@Singleton
final class Registry {
    private final OrganizationStore organizations;
    private final SetupOperations operations;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    Registry(OrganizationStore organizations, SetupOperations operations, Supplier<UUID> ids, InstantSource clock) {
        this.organizations = organizations;
        this.operations = operations;
        this.ids = ids;
        this.clock = clock;
    }

    /** Fails with {@link Refusal} duplicate_reference where the code stands for another content. */
    Uni<Registered<Organization>> add(NewOrganization wanted) {
        Organization added = new Organization(
                id(), wanted.code(), wanted.name(), wanted.currency().toUpperCase(Locale.ROOT));
        return organizations.add(added, now()).call(found -> operations.tell(found.content(), found.since()));
    }

    /** The same for a branch; not_found for one of an organization that doesn't exist. */
    Uni<Registered<Branch>> add(String organizationId, NewBranch wanted) {
        Branch added = new Branch(id(), organizationId, wanted.code(), wanted.name());
        return organizations
                .organizationCode(organizationId)
                .chain(code -> organizations
                        .add(added, now())
                        .call(found -> operations.tell(code, found.content(), found.since())));
    }

    /** As exact as an operation can tell it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String id() {
        return ids.get().toString();
    }
}
