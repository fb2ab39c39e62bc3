package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.caller.DeviceKey;
import dev.tillstream.gateway.caller.KeyChanges;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.registry.Registration.Branch;
import dev.tillstream.gateway.registry.Registration.EnrolledDevice;
import dev.tillstream.gateway.registry.Registration.ListedDevice;
import dev.tillstream.gateway.registry.Registration.NewBranch;
import dev.tillstream.gateway.registry.Registration.NewDevice;
import dev.tillstream.gateway.registry.Registration.NewOrganization;
import dev.tillstream.gateway.registry.Registration.Organization;
import dev.tillstream.gateway.registry.Registration.Registered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Registers organizations, branches and devices. The catalog is told of the former two before the call is answered; the
 * same call again tells it again. A change to a device is told to every gateway.
 */
@Singleton
final class Registry {
    private final OrganizationStore organizations;
    private final DeviceStore devices;
    private final SetupOperations operations;
    private final KeyChanges changes;
    private final Supplier<UUID> ids;
    private final SecureRandom random;
    private final InstantSource clock;

    Registry(
            OrganizationStore organizations,
            DeviceStore devices,
            SetupOperations operations,
            KeyChanges changes,
            Supplier<UUID> ids,
            SecureRandom random,
            InstantSource clock) {
        this.organizations = organizations;
        this.devices = devices;
        this.operations = operations;
        this.changes = changes;
        this.ids = ids;
        this.random = random;
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

    Uni<EnrolledDevice> add(NewDevice wanted) {
        DeviceKey key = DeviceKey.mint(random);
        EnrolledDevice added =
                new EnrolledDevice(id(), wanted.organizationId(), wanted.branchId(), wanted.name(), key.text());
        return devices.add(added, key.hash(), clock.instant()).replaceWith(added);
    }

    /** Fails with {@link Refusal} not_found where there is no such organization. */
    Uni<List<ListedDevice>> list(String organizationId) {
        return organizations.organizationCode(organizationId).chain(() -> devices.list(organizationId));
    }

    Uni<EnrolledDevice> rotate(String deviceId) {
        return devices.rotate(deviceId, DeviceKey.mint(random), clock.instant())
                .map(device -> device.orElseThrow(Registry::unknownDevice))
                .call(changes::announce);
    }

    Uni<Void> revoke(String deviceId) {
        return devices.revoke(deviceId, clock.instant())
                .invoke(found -> {
                    if (!found) {
                        throw unknownDevice();
                    }
                })
                .chain(changes::announce);
    }

    /** As exact as an operation can tell it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String id() {
        return ids.get().toString();
    }

    private static Refusal unknownDevice() {
        return Refusal.notFound("There is no such device.");
    }
}
