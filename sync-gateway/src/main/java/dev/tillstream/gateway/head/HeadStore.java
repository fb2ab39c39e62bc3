package dev.tillstream.gateway.head;

import dev.tillstream.gateway.caller.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Reads heads: of one device's view in one statement, so of one moment. */
@Singleton
final class HeadStore {
    private static final String VIEW = """
            select coalesce(h.generation, 0), coalesce(h.purged_through, 0), coalesce(h.seq, 0),
                (select coalesce(max(seq), 0) from feed_digest where organization_id = $1 and scope = '*'),
                (select coalesce(max(seq), 0) from feed_digest where organization_id = $1 and scope = $2),
                (select coalesce(max(feed_seq), 0) from receipts where organization_id = $1 and device_id = $3)
            from (values ($1)) as one (organization_id)
            left join feed_head h on h.organization_id = one.organization_id
            """;
    private static final String HEADS = """
            select organization_id, generation, purged_through, seq from feed_head where organization_id = any($1)
            """;

    private final Pool pool;

    HeadStore(Pool pool) {
        this.pool = pool;
    }

    /** One organization's head. */
    record Head(String organizationId, long generation, long purgedThrough, long seq) {}

    Uni<OrganizationHead.Stored> view(Caller caller) {
        return pool.preparedQuery(VIEW)
                .execute(Tuple.of(caller.organizationId(), caller.branchId(), caller.deviceId()))
                .map(HeadStore::toStored);
    }

    Uni<List<Head>> heads(Collection<String> organizations) {
        return pool.preparedQuery(HEADS)
                .execute(Tuple.of(organizations.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Head(row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3)))
                        .toList());
    }

    private static OrganizationHead.Stored toStored(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new OrganizationHead.Stored(
                row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
}
