package dev.tillstream.inbox;

import dev.tillstream.inbox.Outcome.OperationKey;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The outcomes of operations. */
final class InboxStore {
    private static final String KNOWN = """
            select i.organization_id, i.op_id, i.fingerprint, i.outcome
            from unnest($1::text[], $2::uuid[]) as k (o, op)
            join inbox i on i.organization_id = k.o and i.op_id = k.op""";

    /** Rows that a purge removes at once: it must not hold locks or the log for long. */
    private static final String PURGE = """
            delete from inbox where ctid = any (array(select ctid from inbox where applied_at < $1 limit 10000))""";

    private InboxStore() {}

    static Uni<Map<OperationKey, Outcome>> known(SqlConnection tx, List<Delivery> deliveries) {
        List<Delivery> recorded =
                deliveries.stream().filter(delivery -> !delivery.follows()).toList();
        if (recorded.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String[] organizations = recorded.stream()
                .map(delivery -> delivery.pushed().origin().organizationId())
                .toArray(String[]::new);
        UUID[] ids = recorded.stream()
                .map(delivery -> delivery.pushed().operation().opId())
                .toArray(UUID[]::new);
        return tx.preparedQuery(KNOWN).execute(Tuple.of(organizations, ids)).map(rows -> {
            Map<OperationKey, Outcome> known = new HashMap<>();
            rows.forEach(row -> known.put(keyOf(row), read(row)));
            return known;
        });
    }

    /**
     * Fails, and so rolls back, where another consumer applied one of these in the meantime: the next try finds its
     * outcome.
     */
    static Uni<Void> record(SqlConnection tx, List<Outcome> outcomes, Instant now) {
        return BulkInsert.<Outcome>into("inbox")
                .column(
                        "organization_id",
                        ColumnType.TEXT,
                        outcome -> outcome.operation().organizationId())
                .column("op_id", ColumnType.UUID, outcome -> outcome.operation().opId())
                .column("fingerprint", ColumnType.TEXT, Outcome::fingerprint)
                .column("outcome", ColumnType.TEXT, Outcome::changeRecord)
                .column("applied_at", ColumnType.TIME, outcome -> now.atOffset(ZoneOffset.UTC))
                .build()
                .execute(tx, outcomes);
    }

    /** Removes some of the outcomes older than that; answers how many. */
    static Uni<Integer> purge(SqlConnection connection, Instant before) {
        return connection
                .preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount());
    }

    private static OperationKey keyOf(Row row) {
        return new OperationKey(row.getString("organization_id"), row.getUUID("op_id"));
    }

    private static Outcome read(Row row) {
        return new Outcome(keyOf(row), row.getString("fingerprint"), row.getString("outcome"));
    }
}
