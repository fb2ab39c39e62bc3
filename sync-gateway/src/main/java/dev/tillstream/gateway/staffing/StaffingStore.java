package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.RoleGrant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes accounts and their roles; an organization's one change after the other. */
@Singleton
final class StaffingStore {
    private static final String LOCK = "select id from organizations where id = $1 for no key update";
    private static final String ADD = """
            insert into accounts (organization_id, id, email, name, created_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;
    private static final String EMAIL_IS_TAKEN =
            "select 1 from accounts where organization_id = $1 and email = $2 and id <> $3";
    private static final String CHANGE = """
            update accounts set email = $3, name = $4, disabled_at = case when $5 then coalesce(disabled_at, $6) end
            where organization_id = $1 and id = $2
            """;
    private static final String DROP_ROLES = "delete from account_roles where organization_id = $1 and account_id = $2";
    private static final String ADD_ROLES = """
            insert into account_roles (organization_id, account_id, role, branch_id)
            select $1, $2, role, branch_id from unnest($3::text[], $4::text[]) as r (role, branch_id)
            """;

    /** Those that can log in. */
    private static final String OWNERS = """
            select a.id from accounts a
            join account_roles r on r.organization_id = a.organization_id and r.account_id = a.id
            where a.organization_id = $1 and r.role = 'owner' and a.disabled_at is null
                and (a.password_hash is not null or a.last_login_at is not null)
            order by a.id limit 100
            """;

    private static final String IS_STAFF = """
            select 1 from feed
            where organization_id = $1 and scope = '*' and table_name = 'staff' and id = $2 and not deleted
            """;

    private final InstantSource clock;

    StaffingStore(InstantSource clock) {
        this.clock = clock;
    }

    /** An account as it shall be. */
    record Wanted(
            String organizationId, String id, String email, String name, boolean disabled, List<RoleGrant> roles) {}

    /** Changes to the accounts of an organization wait for each other. Fails with {@link Refusal} not_found. */
    Uni<Void> lock(SqlConnection connection, String organizationId) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(organizationId))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Refusal.notFound("There is no such organization.");
                    }
                })
                .replaceWithVoid();
    }

    /** Fails with {@link Refusal} duplicate_reference. */
    Uni<Void> add(SqlConnection connection, Wanted account) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(account.organizationId(), account.id(), account.email(), account.name(), now()))
                .invoke(rows -> requireNew(rows.rowCount() > 0))
                .chain(() -> addRoles(connection, account));
    }

    /** Fails with {@link Refusal} duplicate_reference. */
    Uni<Void> change(SqlConnection connection, Wanted account) {
        return connection
                .preparedQuery(EMAIL_IS_TAKEN)
                .execute(Tuple.of(account.organizationId(), account.email(), account.id()))
                .invoke(rows -> requireNew(rows.size() == 0))
                .chain(() -> connection
                        .preparedQuery(CHANGE)
                        .execute(Tuple.of(
                                account.organizationId(),
                                account.id(),
                                account.email(),
                                account.name(),
                                account.disabled(),
                                now())))
                .chain(() ->
                        connection.preparedQuery(DROP_ROLES).execute(Tuple.of(account.organizationId(), account.id())))
                .chain(() -> addRoles(connection, account));
    }

    Uni<List<String>> owners(SqlConnection connection, String organizationId) {
        return connection
                .preparedQuery(OWNERS)
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    /** Whether the tills know a staff record of that id. */
    Uni<Boolean> isStaff(SqlConnection connection, String organizationId, String staffId) {
        return connection
                .preparedQuery(IS_STAFF)
                .execute(Tuple.of(organizationId, staffId))
                .map(rows -> rows.size() > 0);
    }

    private static Uni<Void> addRoles(SqlConnection connection, Wanted account) {
        String[] roles =
                account.roles().stream().map(role -> role.role().wireName()).toArray(String[]::new);
        @Nullable
        String[] branches = account.roles().stream().map(RoleGrant::branchId).toArray(String[]::new);
        return connection
                .preparedQuery(ADD_ROLES)
                .execute(Tuple.of(account.organizationId(), account.id(), roles, branches))
                .replaceWithVoid();
    }

    private static void requireNew(boolean isNew) {
        if (!isNew) {
            throw Refusal.duplicate("There is an account of that e-mail or staff_id already.");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
