package dev.tillstream.gateway.device;

import dev.tillstream.gateway.device.Registration.Branch;
import dev.tillstream.gateway.device.Registration.EnrolledDevice;
import dev.tillstream.gateway.device.Registration.ListedDevice;
import dev.tillstream.gateway.device.Registration.Organization;
import dev.tillstream.gateway.device.Registration.Registered;
import dev.tillstream.gateway.problem.Refusal;
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

/** Organizations, branches, devices and the hashes of their keys. */
@Singleton
final class RegistryStore {
    private static final String ADD_ORGANIZATION = """
            with added as (
                insert into organizations (id, code, name, currency, created_at) values ($1, $2, $3, $4, $5)
                on conflict (code) do nothing
                returning id
            )
            insert into feed_head (organization_id) select id from added
            """;
    private static final String ADD_BRANCH = """
            insert into branches (organization_id, id, code, name, created_at)
            select id, $2, $3, $4, $5 from organizations where id = $1
            on conflict (organization_id, code) do nothing
            """;
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
            select id, organization_id, branch_id, name, created_at, revoked_at, last_seen_at, clock_skew_ms
            from devices where organization_id = $1 order by name, id limit 1000
            """;
    private static final String ORGANIZATION_CODE = "select code from organizations where id = $1";
    private static final String FIND_ORGANIZATION =
            "select id, code, name, currency, created_at from organizations where code = $1";
    private static final String FIND_BRANCH =
            "select id, organization_id, code, name, created_at from branches where organization_id = $1 and code = $2";

    private final Pool pool;

    RegistryStore(Pool pool) {
        this.pool = pool;
    }

    /** The organization of that code; fails with {@link Refusal} duplicate_reference when it is another one. */
    Uni<Registered<Organization>> add(Organization wanted, Instant now) {
        Tuple row = Tuple.of(wanted.id(), wanted.code(), wanted.name(), wanted.currency(), utc(now));
        return pool.preparedQuery(ADD_ORGANIZATION)
                .execute(row)
                .chain(rows -> rows.rowCount() > 0
                        ? Uni.createFrom().item(new Registered<>(wanted, now, true))
                        : findOrganization(wanted));
    }

    /** The branch of that code; fails with {@link Refusal} duplicate_reference when it is another one. */
    Uni<Registered<Branch>> add(Branch wanted, Instant now) {
        Tuple row = Tuple.of(wanted.organizationId(), wanted.id(), wanted.code(), wanted.name(), utc(now));
        return pool.preparedQuery(ADD_BRANCH)
                .execute(row)
                .chain(rows -> rows.rowCount() > 0
                        ? Uni.createFrom().item(new Registered<>(wanted, now, true))
                        : findBranch(wanted));
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
        return organizationCode(organizationId)
                .chain(() -> pool.preparedQuery(LIST).execute(Tuple.of(organizationId)))
                .map(rows -> rows.stream().map(RegistryStore::toListed).toList());
    }

    /** Fails with {@link Refusal} not_found where there is no such organization. */
    Uni<String> organizationCode(String organizationId) {
        return pool.preparedQuery(ORGANIZATION_CODE)
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("There is no such organization."))
                        .getString(0));
    }

    private Uni<Registered<Organization>> findOrganization(Organization wanted) {
        return pool.preparedQuery(FIND_ORGANIZATION)
                .execute(Tuple.of(wanted.code()))
                .map(rows -> toOrganization(rows.iterator().next()))
                .invoke(found -> requireSame(
                        found.content().name().equals(wanted.name())
                                && found.content().currency().equals(wanted.currency()),
                        "An organization with code " + wanted.code() + " exists."));
    }

    private Uni<Registered<Branch>> findBranch(Branch wanted) {
        return pool.preparedQuery(FIND_BRANCH)
                .execute(Tuple.of(wanted.organizationId(), wanted.code()))
                .map(rows -> toBranch(rows.iterator().next()))
                .invoke(found -> requireSame(
                        found.content().name().equals(wanted.name()),
                        "A branch with code " + wanted.code() + " exists."));
    }

    private static Registered<Organization> toOrganization(Row row) {
        Organization found = new Organization(row.getString(0), row.getString(1), row.getString(2), row.getString(3));
        return new Registered<>(found, row.getOffsetDateTime(4).toInstant(), false);
    }

    private static Registered<Branch> toBranch(Row row) {
        Branch found = new Branch(row.getString(0), row.getString(1), row.getString(2), row.getString(3));
        return new Registered<>(found, row.getOffsetDateTime(4).toInstant(), false);
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
                row.getLong(7));
    }

    private static void requireSame(boolean same, String otherwise) {
        if (!same) {
            throw Refusal.duplicate(otherwise);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
