package dev.tillstream.gateway.pull;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Reads a page as one row of bytes: two index scans in the order of numbers, merged, and a copy (DESIGN §7). */
@Singleton
final class PageStore {
    private static final String PAGE = """
            select string_agg(p.body, ','::bytea), count(*), max(p.seq),
                (select generation from feed_head where organization_id = $1),
                (select purged_through from feed_head where organization_id = $1)
            from (
                (select seq, body from feed
                where organization_id = $1 and scope = '*' and seq > $3 and seq <= $4
                    and (not deleted or seq > $5) %1$s
                order by seq limit $6)
                union all
                (select seq, body from feed
                where organization_id = $1 and scope = $2 and seq > $3 and seq <= $4
                    and (not deleted or seq > $5) %1$s
                order by seq limit $6)
                order by seq limit $6
            ) as p
            """;
    private static final String ALL_TABLES = PAGE.formatted("");
    private static final String SOME_TABLES = PAGE.formatted("and table_name = any($7)");

    private final Pool pool;

    PageStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Page> read(PageKey key) {
        Tuple parameters = Tuple.of(
                key.organizationId(), key.branchId(), key.from(), key.to(), key.withoutDeletionsTo(), key.limit());
        if (key.tables().isEmpty()) {
            return pool.preparedQuery(ALL_TABLES).execute(parameters).map(PageStore::toPage);
        }
        parameters.addValue(key.tables().toArray(String[]::new));
        return pool.preparedQuery(SOME_TABLES).execute(parameters).map(PageStore::toPage);
    }

    private static Page toPage(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        int count = row.getLong(1).intValue();
        Buffer body = count == 0 ? Buffer.buffer() : row.getBuffer(0).getDelegate();
        long last = count == 0 ? 0 : row.getLong(2);
        return new Page(body, count, last, orZero(row, 3), orZero(row, 4));
    }

    private static long orZero(Row row, int column) {
        Long value = row.getLong(column);
        return value == null ? 0 : value;
    }
}
