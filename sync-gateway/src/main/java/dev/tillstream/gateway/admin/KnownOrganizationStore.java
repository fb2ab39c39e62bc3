package dev.tillstream.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Which organizations there are. */
@Singleton
final class KnownOrganizationStore {
    private static final String FIND = "select 1 from organizations where id = $1";

    private final Pool pool;

    KnownOrganizationStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Boolean> has(String organizationId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(organizationId)).map(rows -> rows.size() > 0);
    }
}
