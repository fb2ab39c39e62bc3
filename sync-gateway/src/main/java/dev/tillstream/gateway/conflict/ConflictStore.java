package dev.tillstream.gateway.conflict;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conflicts as they stand in the feed, in the caller's view. */
@Singleton
final class ConflictStore {
    private static final String LIST = """
            select body from feed
            where organization_id = $1 and scope in ('*', $2) and table_name = 'conflicts' and not deleted
                and ($3::text is null or status = $3)
            order by seq desc limit $4
            """;
    private static final String LIST_OF_ALL_BRANCHES = """
            select body from feed
            where organization_id = $1 and table_name = 'conflicts' and not deleted
                and ($2::text is null or status = $2)
            order by seq desc limit $3
            """;
    private static final String FIND = """
            select f.body, b.id, b.code
            from feed f
            left join branches b on b.organization_id = f.organization_id and b.id = f.scope
            where f.organization_id = $1 and f.scope in ('*', $2) and f.table_name = 'conflicts' and f.id = $3
                and not f.deleted
            limit 1
            """;
    private static final String FIND_IN_ALL_BRANCHES = """
            select f.body, b.id, b.code
            from feed f
            left join branches b on b.organization_id = f.organization_id and b.id = f.scope
            where f.organization_id = $1 and f.table_name = 'conflicts' and f.id = $2 and not f.deleted
            limit 1
            """;

    private final Pool pool;

    ConflictStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * One conflict.
     *
     * @param change its change object
     * @param place the branch whose conflict it is, or the whole organization
     */
    record Found(Buffer change, Place place) {}

    /** The change objects of the newest conflicts; of all statuses where none is given. */
    Uni<List<byte[]>> list(Caller caller, @Nullable String status, int limit) {
        Uni<RowSet<Row>> found = caller.seesAllBranches()
                ? pool.preparedQuery(LIST_OF_ALL_BRANCHES).execute(Tuple.of(caller.organizationId(), status, limit))
                : pool.preparedQuery(LIST).execute(Tuple.of(caller.organizationId(), caller.branchId(), status, limit));
        return found.map(
                rows -> rows.stream().map(row -> row.getBuffer(0).getBytes()).toList());
    }

    Uni<Optional<Found>> find(Caller caller, String conflictId) {
        Uni<RowSet<Row>> found = caller.seesAllBranches()
                ? pool.preparedQuery(FIND_IN_ALL_BRANCHES).execute(Tuple.of(caller.organizationId(), conflictId))
                : pool.preparedQuery(FIND).execute(Tuple.of(caller.organizationId(), caller.branchId(), conflictId));
        return found.map(rows -> rows.stream().findFirst().map(row -> toFound(caller, row)));
    }

    private static Found toFound(Caller caller, Row row) {
        Place place = new Place(caller.organizationId(), caller.organizationCode(), row.getString(1), row.getString(2));
        return new Found(row.getBuffer(0).getDelegate(), place);
    }
}
