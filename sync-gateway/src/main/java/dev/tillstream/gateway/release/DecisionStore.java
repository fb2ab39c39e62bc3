package dev.tillstream.gateway.release;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.admin.Administrator;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Changes rows of {@code quarantine}: open → releasing → released, or open → discarded. */
@Singleton
final class DecisionStore {
    private static final String IN_ORDER = """
            select q.id from quarantine q
            where q.organization_id = $1 and q.id = any($2) and ($3::text is null or q.branch_id = $3)
            """ + KeptOperation.IN_TURN;

    private static final String KEPT = """
            select q.id, q.organization_id, q.branch_id, q.origin, q.reason, q.received_at, q.op_id, q.content, q.status,
                q.decided_by, r.status
            from quarantine q
            left join receipts r on r.organization_id = q.organization_id and r.op_id = q.op_id and not r.door
            """;
    private static final String LOCK = KEPT + """
            where q.organization_id = $1 and q.id = any($2)
            """ + KeptOperation.IN_TURN + "for update of q";
    private static final String UNFINISHED = KEPT + """
            where q.status = 'releasing' and q.decided_at < $1
            """ + KeptOperation.IN_TURN + "limit $2";
    private static final String DECIDE = """
            update quarantine set status = $3, decided_at = $4, decided_by = $5, decision_reason = $6
            where organization_id = $1 and id = any($2)
            """;
    private static final String FINISH =
            "with locked as (select q.id from quarantine q where q.id = any($1) and q.status = 'releasing'"
                    + KeptOperation.IN_TURN
                    + "for update) update quarantine q set status = 'released' from locked where q.id = locked.id";
    private static final String REOPEN = """
            update quarantine set status = 'open', decided_at = null, decided_by = null, decision_reason = null
            where id = $1 and status = 'releasing'
            """;

    private final Pool pool;

    DecisionStore(Pool pool) {
        this.pool = pool;
    }

    /** Those of the rows that are theirs to decide. */
    Uni<List<String>> inOrder(Administrator by, List<String> ids) {
        return pool.preparedQuery(IN_ORDER)
                .execute(Tuple.of(by.organization(), ids.toArray(String[]::new), by.branchId()))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    /** Nobody else decides about them until the transaction ends. */
    Uni<List<KeptOperation>> lock(SqlConnection transaction, Administrator by, List<String> ids) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(by.organization(), ids.toArray(String[]::new)))
                .map(DecisionStore::toKept);
    }

    Uni<Void> decide(
            SqlConnection transaction,
            Administrator by,
            List<KeptOperation> kept,
            String status,
            String reason,
            Instant now) {
        String[] ids = kept.stream().map(KeptOperation::id).toArray(String[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(DECIDE)
                        .execute(Tuple.of(
                                by.organization(),
                                ids,
                                status,
                                utc(now),
                                by.author().name(),
                                reason))
                        .replaceWithVoid();
    }

    /** What was decided is in the log. */
    Uni<Void> finish(List<KeptOperation> published) {
        String[] ids = published.stream().map(KeptOperation::id).toArray(String[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(FINISH)
                        .execute(Tuple.tuple().addValue(ids))
                        .replaceWithVoid();
    }

    /** What was decided before {@code due} and is not known to be in the log. */
    Uni<List<KeptOperation>> unfinished(Instant due, int limit) {
        return pool.preparedQuery(UNFINISHED).execute(Tuple.of(utc(due), limit)).map(DecisionStore::toKept);
    }

    /** What can't be published any more needs another decision. */
    Uni<Void> reopen(KeptOperation kept) {
        return pool.preparedQuery(REOPEN).execute(Tuple.of(kept.id())).replaceWithVoid();
    }

    private static List<KeptOperation> toKept(RowSet<Row> rows) {
        return rows.stream().map(DecisionStore::toKept).toList();
    }

    private static KeptOperation toKept(Row row) {
        return new KeptOperation(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Reason.ofWireName(row.getString(4)),
                instant(row.getOffsetDateTime(5)),
                row.getUUID(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
