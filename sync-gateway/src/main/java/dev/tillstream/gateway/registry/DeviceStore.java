package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Changes devices and the hashes of their keys, within a transaction. */
@Singleton
final class DeviceStore {
    private static final String ADD = """
            insert into devices (organization_id, id, branch_id, name, rights, created_at)
            select organization_id, $3, id, $4, $5, $6 from branches where organization_id = $1 and id = $2
            """;
    /** The installer may name a device by its id alone. */
    private static final String LOCK = """
            select id, organization_id, branch_id, name, rights, revoked_at is not null from devices
            where id = $1 and ($2::text is null or organization_id = $2) and ($3::text is null or branch_id = $3)
            for update
            """;

    private static final String CHANGE = """
            update devices d set branch_id = b.id, name = $4, rights = $5
            from branches b
            where d.organization_id = $1 and d.id = $2 and b.organization_id = $1 and b.id = $3
            """;
    private static final String REVOKE = "update devices set revoked_at = $3 where organization_id = $1 and id = $2";
    private static final String ADD_CREDENTIAL =
            "insert into credentials (key_hash, organization_id, device_id, created_at) values ($1, $2, $3, $4)";
    private static final String DROP_CREDENTIALS =
            "delete from credentials where organization_id = $1 and device_id = $2";

    /** Fails with {@link Refusal} not_found where there is no such branch. */
    Uni<Void> add(SqlConnection transaction, Device.Registered added, Instant now) {
        Tuple row = Tuple.of(added.organizationId(), added.branchId(), added.id(), added.name(), added.rights());
        return transaction
                .preparedQuery(ADD)
                .execute(row.addValue(utc(now)))
                .invoke(rows -> requireBranch(rows.rowCount()))
                .replaceWithVoid();
    }

    /** The device, which nobody else changes now. Fails with {@link Refusal} not_found for what is not theirs. */
    Uni<Device.Registered> lock(SqlConnection transaction, Administrator by, String deviceId) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(deviceId, by.organizationId(), by.branchId()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(DeviceStore::toDevice)
                        .orElseThrow(() -> Refusal.notFound("There is no such device.")));
    }

    /** Fails with {@link Refusal} not_found where there is no such branch. */
    Uni<Void> change(SqlConnection transaction, Device.Registered changed) {
        Tuple row =
                Tuple.of(changed.organizationId(), changed.id(), changed.branchId(), changed.name(), changed.rights());
        return transaction
                .preparedQuery(CHANGE)
                .execute(row)
                .invoke(rows -> requireBranch(rows.rowCount()))
                .replaceWithVoid();
    }

    Uni<Void> revoke(SqlConnection transaction, Device.Registered device, Instant now) {
        return transaction
                .preparedQuery(REVOKE)
                .execute(Tuple.of(device.organizationId(), device.id(), utc(now)))
                .replaceWithVoid();
    }

    /** Gives the device a key, the only one from now on; a revoked device stays revoked. */
    Uni<Void> setKey(SqlConnection transaction, Device.Registered device, byte[] keyHash, Instant now) {
        Tuple credential =
                Tuple.of(Buffer.buffer(keyHash).getDelegate(), device.organizationId(), device.id(), utc(now));
        return transaction
                .preparedQuery(DROP_CREDENTIALS)
                .execute(Tuple.of(device.organizationId(), device.id()))
                .chain(() -> transaction.preparedQuery(ADD_CREDENTIAL).execute(credential))
                .replaceWithVoid();
    }

    private static void requireBranch(int found) {
        if (found == 0) {
            throw Refusal.notFound("There is no such branch in that organization.");
        }
    }

    private static Device.Registered toDevice(Row row) {
        return new Device.Registered(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
