package dev.tillstream.orders.session;

import dev.tillstream.inbox.store.Key;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads shifts and their sums for reports. */
@ApplicationScoped
class ShiftReportStore {
    private static final String FIND = """
            select * from staff_work_sessions
            where organization_id = $1 and id = $2 and ($3::text is null or branch_id = $3)""";

    private final Pool pool;

    ShiftReportStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    /** A shift as it is, of that branch or of any. */
    Uni<Optional<Shift>> find(Key key, @Nullable String branchId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(key.organizationId(), key.id(), branchId))
                .map(rows -> rows.stream().map(ShiftStore::read).findFirst());
    }

    Uni<ShiftTotals> totals(Key shift) {
        return ShiftStore.totals(pool, List.of(shift)).map(totals -> totals.getOrDefault(shift, ShiftTotals.NONE));
    }
}
