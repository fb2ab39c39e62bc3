package dev.tillstream.gateway.registry;

import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.registry.Registration.Branch;
import dev.tillstream.gateway.registry.Registration.Organization;
import dev.tillstream.gateway.registry.Registration.Registered;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Organizations and their branches; each code stands for one content. */
@Singleton
final class OrganizationStore {
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
    private static final String ORGANIZATION_CODE = "select code from organizations where id = $1";
    private static final String FIND_ORGANIZATION =
            "select id, code, name, currency, created_at from organizations where code = $1";
    private static final String FIND_BRANCH =
            "select id, organization_id, code, name, created_at from branches where organization_id = $1 and code = $2";

    private final Pool pool;

    OrganizationStore(Pool pool) {
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

    private static void requireSame(boolean same, String otherwise) {
        if (!same) {
            throw Refusal.duplicate(otherwise);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
