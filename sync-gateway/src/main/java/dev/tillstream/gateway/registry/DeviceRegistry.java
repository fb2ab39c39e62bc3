package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.audit.AuditEntry;
import dev.tillstream.gateway.caller.KeyChanges;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.secret.RandomSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Enrols, changes and revokes devices. Each change is audited in its transaction and told to every gateway with the
 * commit: none of them goes on with what it knew of the device (PROTOCOL §7).
 */
@Singleton
final class DeviceRegistry {
    private static final String TABLE = "devices";

    private final Pool pool;
    private final DeviceStore devices;
    private final Audit audit;
    private final KeyChanges changes;
    private final Supplier<UUID> ids;
    private final SecureRandom random;
    private final InstantSource clock;

    DeviceRegistry(
            Pool pool,
            DeviceStore devices,
            Audit audit,
            KeyChanges changes,
            Supplier<UUID> ids,
            SecureRandom random,
            InstantSource clock) {
        this.pool = pool;
        this.devices = devices;
        this.audit = audit;
        this.changes = changes;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /** Fails with {@link Refusal} not_found for another organization's branch. */
    Uni<Device.Enrolled> enrol(Administrator by, Device.Enrolment wanted) {
        requireOwnBranch(by, wanted.branchId());
        RandomSecret key = RandomSecret.mint(RandomSecret.Kind.DEVICE_KEY, random);
        Device.Registered added = new Device.Registered(
                ids.get().toString(), by.organization(), wanted.branchId(), wanted.name(), wanted.rights(), false);
        return pool.withTransaction(transaction -> add(transaction, by, added, key))
                .replaceWith(Device.Enrolled.of(added, key.text()));
    }

    /**
     * Renames a device, moves it to another branch, gives it other rights. A moved till's cursors are another branch's,
     * so that it pulls again; its queue goes on, and what it sent before stays with the branch of that time.
     */
    Uni<Void> edit(Administrator by, String deviceId, Device.Edit edit) {
        if (edit.branchId() != null) {
            requireOwnBranch(by, edit.branchId());
        }
        return changing(by, deviceId, (transaction, before) -> edit(transaction, by, before, edit))
                .replaceWithVoid();
    }

    /** The device with its new key. */
    Uni<Device.Enrolled> rotate(Administrator by, String deviceId, @Nullable String reason) {
        RandomSecret key = RandomSecret.mint(RandomSecret.Kind.DEVICE_KEY, random);
        return changing(by, deviceId, (transaction, device) -> rotate(transaction, by, device, key, reason))
                .map(device -> Device.Enrolled.of(device, key.text()));
    }

    /** The same again changes nothing. */
    Uni<Void> revoke(Administrator by, String deviceId, @Nullable String reason) {
        return changing(by, deviceId, (transaction, device) -> revoke(transaction, by, device, reason))
                .replaceWithVoid();
    }

    private Uni<Void> add(SqlConnection transaction, Administrator by, Device.Registered added, RandomSecret key) {
        return devices.add(transaction, added, clock.instant())
                .chain(() -> devices.setKey(transaction, added, key.hash(), clock.instant()))
                .chain(() -> audit.record(transaction, entry(by, added, "enrol", null, null, fields(added))));
    }

    private Uni<Void> rotate(
            SqlConnection transaction,
            Administrator by,
            Device.Registered device,
            RandomSecret key,
            @Nullable String reason) {
        return devices.setKey(transaction, device, key.hash(), clock.instant())
                .chain(() -> audit.record(transaction, entry(by, device, "rotate", reason, null, null)));
    }

    private Uni<Void> edit(SqlConnection transaction, Administrator by, Device.Registered before, Device.Edit edit) {
        Device.Registered after = before.changedBy(edit);
        if (after.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        return devices.change(transaction, after)
                .chain(() -> audit.record(
                        transaction, entry(by, after, "update", edit.reason(), fields(before), fields(after))));
    }

    private Uni<Void> revoke(
            SqlConnection transaction, Administrator by, Device.Registered device, @Nullable String reason) {
        return device.revoked()
                ? Uni.createFrom().voidItem()
                : devices.revoke(transaction, device, clock.instant())
                        .chain(() -> audit.record(transaction, entry(by, device, "revoke", reason, null, null)));
    }

    private Uni<Device.Registered> changing(
            Administrator by, String deviceId, BiFunction<SqlConnection, Device.Registered, Uni<Void>> change) {
        return pool.withTransaction(transaction -> devices.lock(transaction, by, deviceId)
                        .call(device -> change.apply(transaction, device))
                        .call(() -> changes.announce(transaction)))
                .invoke(changes::heard);
    }

    private static AuditEntry entry(
            Administrator by,
            Device.Registered device,
            String verb,
            @Nullable String reason,
            @Nullable Map<String, String> before,
            @Nullable Map<String, String> after) {
        return new AuditEntry(
                device.organizationId(),
                device.branchId(),
                by.author(),
                TABLE,
                device.id(),
                TABLE + "." + verb,
                reason,
                before,
                after);
    }

    private static Map<String, String> fields(Device.Registered device) {
        return Map.of("name", device.name(), "branch_id", device.branchId(), "rights", device.rights());
    }

    /** Who looks after one branch neither takes devices from another nor gives any away. */
    private static void requireOwnBranch(Administrator by, String branchId) {
        if (by.branchId() != null && !Objects.equals(by.branchId(), branchId)) {
            throw Refusal.notFound("There is no such branch in that organization.");
        }
    }
}
