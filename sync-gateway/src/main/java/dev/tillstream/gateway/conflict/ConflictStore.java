package dev.tillstream.gateway.conflict;

import dev.tillstream.gateway.device.Till;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
    private static final String FIND = """
            select body from feed
            where organization_id = $1 and scope in ('*', $2) and table_name = 'conflicts' and id = $3 and not deleted
            limit 1
            """;

    private final Pool pool;

    ConflictStore(Pool pool) {
        this.pool = pool;
    }

    /** The change objects of the newest conflicts; of all statuses where none is given. */
    Uni<List<byte[]>> list(Till till, @Nullable String status, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(till.organizationId(), till.branchId(), status, limit))
                .map(rows ->
                        rows.stream().map(row -> row.getBuffer(0).getBytes()).toList());
    }

    Uni<Optional<byte[]>> find(Till till, String conflictId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(till.organizationId(), till.branchId(), conflictId))
                .map(rows ->
                        rows.stream().map(row -> row.getBuffer(0).getBytes()).findFirst());
    }
}
