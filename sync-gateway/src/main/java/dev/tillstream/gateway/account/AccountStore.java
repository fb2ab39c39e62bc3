package dev.tillstream.gateway.account;

import dev.tillstream.gateway.account.Account.Branch;
import dev.tillstream.gateway.account.Account.Organization;
import dev.tillstream.gateway.session.RoleGrant;
import dev.tillstream.gateway.session.StaffRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads accounts, with their roles and organizations. */
@Singleton
final class AccountStore {
    static final int MAX_ACCOUNTS = 5000;
    private static final String WHOLE_ORGANIZATION = "";
    private static final String SELECT = """
            select o.id, o.code, o.name, o.currency, a.id, a.email, a.name, a.password_hash,
                a.disabled_at is not null, a.last_login_at,
                array(select role from account_roles r
                    where r.organization_id = a.organization_id and r.account_id = a.id order by role, branch_id),
                array(select coalesce(branch_id, '') from account_roles r
                    where r.organization_id = a.organization_id and r.account_id = a.id order by role, branch_id)
            from accounts a
            join organizations o on o.id = a.organization_id
            """;
    private static final String FIND_BY_EMAIL = SELECT + "where o.code = $1 and a.email = $2";
    private static final String FIND_BY_EMAIL_IN = SELECT + "where a.organization_id = $1 and a.email = $2";
    private static final String FIND = SELECT + "where a.organization_id = $1 and a.id = $2";
    private static final String LIST = SELECT + "where a.organization_id = $1 order by a.name, a.id limit $2";
    private static final String BRANCHES =
            "select id, code, name from branches where organization_id = $1 order by name, id limit $2";

    Uni<Optional<Account>> findByEmail(SqlClient client, String organizationCode, String email) {
        return client.preparedQuery(FIND_BY_EMAIL)
                .execute(Tuple.of(organizationCode, email))
                .map(AccountStore::first);
    }

    Uni<Optional<Account>> findByEmailIn(SqlClient client, String organizationId, String email) {
        return client.preparedQuery(FIND_BY_EMAIL_IN)
                .execute(Tuple.of(organizationId, email))
                .map(AccountStore::first);
    }

    Uni<Optional<Account>> find(SqlClient client, String organizationId, String id) {
        return client.preparedQuery(FIND).execute(Tuple.of(organizationId, id)).map(AccountStore::first);
    }

    /** By name. */
    Uni<List<Account>> list(SqlClient client, String organizationId) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(organizationId, MAX_ACCOUNTS))
                .map(rows -> rows.stream().map(AccountStore::toAccount).toList());
    }

    /** By name. */
    Uni<List<Branch>> branches(SqlClient client, String organizationId) {
        return client.preparedQuery(BRANCHES)
                .execute(Tuple.of(organizationId, MAX_ACCOUNTS))
                .map(rows -> rows.stream()
                        .map(row -> new Branch(row.getString(0), row.getString(1), row.getString(2)))
                        .toList());
    }

    private static Optional<Account> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(AccountStore::toAccount);
    }

    private static Account toAccount(Row row) {
        OffsetDateTime lastLogin = row.getOffsetDateTime(9);
        return new Account(
                new Organization(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                lastLogin == null ? null : lastLogin.toInstant(),
                toRoles(row.getArrayOfStrings(10), row.getArrayOfStrings(11)));
    }

    private static List<RoleGrant> toRoles(String[] roles, String[] branches) {
        List<RoleGrant> grants = new ArrayList<>();
        for (int i = 0; i < roles.length; i++) {
            StaffRole role = StaffRole.ofWireName(roles[i]).orElseThrow();
            grants.add(new RoleGrant(role, branches[i].equals(WHOLE_ORGANIZATION) ? null : branches[i]));
        }
        return grants;
    }
}
