package dev.tillstream.gateway.status;

import dev.tillstream.contracts.TableDigest;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.pull.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The digests of a device's view, and the cursor that they belong to, in one statement. */
@Singleton
final class DigestStore {
    private static final String DIGESTS = """
            with digests as (
                select table_name, sum(count)::bigint as count, bit_xor(hash) as hash, max(seq) as seq
                from feed_digest where organization_id = $1 and scope in ('*', $2)
                group by table_name
            )
            select coalesce(h.generation, 0),
                greatest((select coalesce(max(seq), 0) from digests), (
                    select coalesce(max(feed_seq), 0) from receipts where organization_id = $1 and device_id = $3)),
                d.table_name, d.count, d.hash
            from (values ($1)) as one (organization_id)
            left join feed_head h on h.organization_id = one.organization_id
            left join digests d on true
            """;

    private final Pool pool;

    DigestStore(Pool pool) {
        this.pool = pool;
    }

    /** @param tables empty for all */
    Uni<TableDigest.Answer> read(Caller caller, List<String> tables) {
        return pool.preparedQuery(DIGESTS)
                .execute(Tuple.of(caller.organizationId(), caller.branchId(), caller.deviceId()))
                .map(rows -> toAnswer(caller, tables, rows));
    }

    private static TableDigest.Answer toAnswer(Caller caller, List<String> tables, RowSet<Row> rows) {
        TreeMap<String, TableDigest> digests = new TreeMap<>();
        Collection<String> wanted =
                tables.isEmpty() ? Tables.IN_FEED.stream().map(Table::name).toList() : tables;
        wanted.forEach(name -> digests.put(name, new TableDigest(name, 0, TableDigest.hex(0))));
        String cursor = "";
        for (Row row : rows) {
            cursor = Cursor.at(row.getLong(0), row.getLong(1), caller).text();
            String name = row.getString(2);
            if (name != null && (tables.isEmpty() || tables.contains(name))) {
                digests.put(name, new TableDigest(name, row.getLong(3), TableDigest.hex(row.getLong(4))));
            }
        }
        return new TableDigest.Answer(new ArrayList<>(digests.values()), cursor);
    }
}
