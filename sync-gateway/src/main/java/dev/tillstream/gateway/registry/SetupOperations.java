package dev.tillstream.gateway.registry;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.registry.Registration.Branch;
import dev.tillstream.gateway.registry.Registration.Organization;
import dev.tillstream.gateway.topic.OwnOperations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the catalog of what was registered, so that tills learn its name. The operation follows from the registration,
 * its id and its time included: told again, it has no second effect.
 */
@Singleton
final class SetupOperations {
    /** In place of a device, and of a branch where there is none yet. */
    private static final String SETUP = "setup";

    private static final String UPSERT = ".upsert";

    private final OwnOperations operations;

    SetupOperations(OwnOperations operations) {
        this.operations = operations;
    }

    Uni<Void> tell(Organization organization, Instant since) {
        Caller setup = setup(new Place(organization.id(), organization.code(), SETUP, SETUP));
        Map<String, Object> fields =
                Map.of("code", organization.code(), "name", organization.name(), "currency", organization.currency());
        return tell(setup, Tables.ORGANIZATIONS, organization.id(), since, fields);
    }

    Uni<Void> tell(String organizationCode, Branch branch, Instant since) {
        Caller setup = setup(Place.branch(branch.organizationId(), organizationCode, branch.id(), branch.code()));
        Map<String, Object> fields = Map.of("code", branch.code(), "name", branch.name());
        return tell(setup, Tables.BRANCHES, branch.id(), since, fields);
    }

    private static Caller setup(Place place) {
        return Caller.device(place, SETUP, Role.DEVICE, false);
    }

    private Uni<Void> tell(Caller setup, Table table, String id, Instant since, Map<String, Object> fields) {
        String type = table.name() + UPSERT;
        UUID opId = UUID.fromString(Ids.derived(SETUP, type, setup.organizationId(), id));
        Operation operation = new Operation(opId, null, null, type, id, null, since, Fields.of(fields));
        return operations.append(setup, operation, table.owner(), id);
    }
}
