package dev.tillstream.client.store;

import dev.tillstream.contracts.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The outbox as people look at it: how much waits, what failed and why, trying again (S2-19, B-10). */
public final class OutboxReview {
    private final SqlSession sql;

    public OutboxReview(SqlSession sql) {
        this.sql = sql;
    }

    /**
     * @param waiting not yet known to be durable
     * @param unconfirmed durable, its receipt not pulled yet
     * @param settled applied, or kept as a conflict
     * @param failed refused: somebody has to look
     * @param receipts how many different terminal receipts came for all of these
     */
    public record Counts(long waiting, long unconfirmed, long settled, long failed, long receipts) {
        /** What the server may not know, or the till may not know of. */
        public long open() {
            return waiting + unconfirmed;
        }
    }

    public Counts counts() {
        return sql.first(
                        "SELECT count(*) FILTER (WHERE receipt IS NULL AND _sync_status <> 'failed'"
                                + " AND durable_at IS NULL),"
                                + " count(*) FILTER (WHERE receipt IS NULL AND _sync_status = 'syncing'"
                                + " AND durable_at IS NOT NULL),"
                                + " count(*) FILTER (WHERE _sync_status = 'synced'),"
                                + " count(*) FILTER (WHERE _sync_status = 'failed'),"
                                + " coalesce(sum(receipts), 0) FROM sync_outbox",
                        row -> new Counts(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .orElseThrow();
    }

    /** When the oldest operation happened that the server may not know. */
    public Optional<Instant> oldestUnsynced() {
        return sql.first(
                "SELECT occurred_at FROM sync_outbox WHERE receipt IS NULL AND durable_at IS NULL"
                        + " ORDER BY epoch, seq LIMIT 1",
                row -> Timestamps.parse(row.getString(1)));
    }

    /** The total of the sales that the server may not know, minor units; what it refused is a person's to settle (B-8). */
    public long unsyncedSales() {
        return sql.number("SELECT coalesce(sum(o.total), 0) FROM sync_outbox x JOIN orders o ON o.id = x.record_id"
                + " WHERE x.receipt IS NULL AND x.durable_at IS NULL AND x._sync_status <> 'failed'"
                + " AND x.type = 'orders.create'");
    }

    /** Whether anything waits, without counting: asked often. */
    public boolean isAnythingOpen() {
        return sql.number("SELECT EXISTS (SELECT 1 FROM sync_outbox WHERE receipt IS NULL"
                        + " AND _sync_status IN ('pending', 'syncing'))")
                != 0;
    }

    public List<OutboxEntry> failed() {
        return list("_sync_status = 'failed'");
    }

    /** Everything that is not settled well: waiting, unconfirmed, failed. */
    public List<OutboxEntry> open() {
        return list("_sync_status <> 'synced'");
    }

    private List<OutboxEntry> list(String condition) {
        return sql.list(
                "SELECT " + OutboxEntry.COLUMNS + " FROM sync_outbox WHERE " + condition + " ORDER BY epoch, seq",
                OutboxEntry::read);
    }

    /** Everything that is still kept, settled or not, in the order in which it happened: what comes behind that place. */
    public List<OutboxEntry> kept(int epoch, long seq, int limit) {
        return sql.list(
                "SELECT " + OutboxEntry.COLUMNS + " FROM sync_outbox WHERE (epoch, seq) > (?, ?) ORDER BY epoch, seq"
                        + " LIMIT ?",
                OutboxEntry::read,
                epoch,
                seq,
                limit);
    }

    /** Puts a failed operation back into the queue, its receipt forgotten; false where there is no failed one of that id. */
    public boolean retry(UUID opId) {
        return sql.execute(
                        "UPDATE sync_outbox SET _sync_status = 'pending', attempts = 0, next_attempt_at = NULL,"
                                + " receipt = NULL, receipts = 0, durable_at = NULL WHERE op_id = ? AND _sync_status = 'failed'",
                        opId.toString())
                == 1;
    }

    /** Forgets operations that were settled well and happened before the given time. */
    public int purgeSettledBefore(Instant time) {
        return sql.execute(
                "DELETE FROM sync_outbox WHERE _sync_status = 'synced' AND occurred_at < ?", Timestamps.format(time));
    }
}
