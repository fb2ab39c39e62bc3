package dev.tillstream.gateway.pull;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a page as one row of bytes: index scans in the order of numbers, merged, and a copy (DESIGN §7). A page of all
 * tables takes a scan for each scope, one of some tables a scan for each scope and table: a scan that had to pass the
 * records of other tables would read nearly all of a large feed for each page.
 */
@Singleton
final class PageStore {
    private static final String PAGE = """
            select string_agg(p.body, ','::bytea), count(*), max(p.seq),
                (select generation from feed_head where organization_id = $1),
                (select purged_through from feed_head where organization_id = $1)
            from (
                %s
                order by seq limit $6
            ) as p
            """;
    private static final String SCAN = """
            (select seq, body from feed
            where organization_id = $1 and scope = %s and seq > $3 and seq <= $4 and (not deleted or seq > $5) %s
            order by seq limit $6)
            """;
    private static final String UNION = "union all\n";
    private static final int FIRST_TABLE = 7;

    private final Map<Integer, String> statements = new ConcurrentHashMap<>();
    private final Pool pool;

    PageStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Page> read(PageKey key) {
        Tuple parameters = Tuple.of(
                key.organizationId(), key.branchId(), key.from(), key.to(), key.withoutDeletionsTo(), key.limit());
        key.tables().forEach(parameters::addValue);
        String statement = statements.computeIfAbsent(key.tables().size(), PageStore::statement);
        return pool.preparedQuery(statement).execute(parameters).map(PageStore::toPage);
    }

    /** The same number of tables makes the same statement. */
    static String statement(int tables) {
        Stream<String> scans = tables == 0
                ? scans("")
                : IntStream.range(FIRST_TABLE, FIRST_TABLE + tables)
                        .mapToObj(parameter -> "and table_name = $" + parameter)
                        .flatMap(PageStore::scans);
        return PAGE.formatted(scans.collect(Collectors.joining(UNION)));
    }

    private static Stream<String> scans(String condition) {
        return Stream.of("'*'", "$2").map(scope -> SCAN.formatted(scope, condition));
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
