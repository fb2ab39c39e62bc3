package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.caller.DeviceKey;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.registry.Registration.EnrolledDevice;
import dev.tillstream.gateway.registry.Registration.ListedDevice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Devices and the hashes of their keys. */
@Singleton
final class DeviceStore {
    private static final String ADD_DEVICE = """
            insert into devices (organization_id, id, branch_id, name, created_at)
            select organization_id, $3, id, $4, $5 from branches where organization_id = $1 and id = $2
            """;
    private static final String ADD_CREDENTIAL =
            "insert into credentials (key_hash, organization_id, device_id, created_at) values ($1, $2, $3, $4)";
    private static final String DROP_CREDENTIALS =
            "delete from credentials where organization_id = $1 and device_id = $2";
    private static final String REVOKE =
            "update devices set revoked_at = coalesce(revoked_at, $2) where id = $1 returning organization_id";
    private static final String LOCK = "select organization_id, branch_id, name from devices where id = $1 for update";
    private static final String LIST = """
            select id, organization_id, branch_id, name, created_at, revoked_at, last_seen_at, clock_skew_ms,
                report::text
            from devices where organization_id = $1 order by name, id limit 1000
            """;

    private final Pool pool;

    DeviceStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(EnrolledDevice added, byte[] keyHash, Instant now) {
        Tuple row = Tuple.of(added.organizationId(), added.branchId(), added.id(), added.name(), utc(now));
        return pool.withTransaction(connection -> connection
                .preparedQuery(ADD_DEVICE)
                .execute(row)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Refusal.notFound("There is no such branch in that organization.");
                    }
                })
                .chain(() -> addCredential(connection, added.organizationId(), added.id(), keyHash, now)));
    }

    /** Gives the device another key, the only one from now on; a revoked device stays revoked. */
    Uni<Optional<EnrolledDevice>> rotate(String deviceId, DeviceKey key, Instant now) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(deviceId))
                .map(rows -> toEnrolled(deviceId, key, rows))
                .call(found -> replaceCredential(connection, found.orElse(null), key, now)));
    }

    /** Answers whether there is such a device. */
    Uni<Boolean> revoke(String deviceId, Instant now) {
        return pool.preparedQuery(REVOKE).execute(Tuple.of(deviceId, utc(now))).map(rows -> rows.size() > 0);
    }

    Uni<List<ListedDevice>> list(String organizationId) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.stream().map(DeviceStore::toListed).toList());
    }

    private static Uni<Void> replaceCredential(
            SqlConnection connection, @Nullable EnrolledDevice device, DeviceKey key, Instant now) {
        if (device == null) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(DROP_CREDENTIALS)
                .execute(Tuple.of(device.organizationId(), device.id()))
                .chain(() -> addCredential(connection, device.organizationId(), device.id(), key.hash(), now));
    }

    private static Uni<Void> addCredential(
            SqlConnection connection, String organizationId, String deviceId, byte[] keyHash, Instant now) {
        return connection
                .preparedQuery(ADD_CREDENTIAL)
                .execute(Tuple.of(Buffer.buffer(keyHash).getDelegate(), organizationId, deviceId, utc(now)))
                .replaceWithVoid();
    }

    private static Optional<EnrolledDevice> toEnrolled(String deviceId, DeviceKey key, RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row ->
                        new EnrolledDevice(deviceId, row.getString(0), row.getString(1), row.getString(2), key.text()));
    }

    private static ListedDevice toListed(Row row) {
        return new ListedDevice(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getOffsetDateTime(4).toInstant(),
                instant(row.getOffsetDateTime(5)),
                instant(row.getOffsetDateTime(6)),
                row.getLong(7),
                row.getString(8));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
