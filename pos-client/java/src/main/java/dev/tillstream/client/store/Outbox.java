package dev.tillstream.client.store;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operations that the server has to learn of, in the order in which they happened (S0-7, S1-72). An operation leaves
 * this table only long after its receipt was pulled; nothing else removes it.
 */
public final class Outbox {
    private final SqlSession sql;

    public Outbox(SqlSession sql) {
        this.sql = sql;
    }

    /** Something that happened, to be queued. {@code baseVersion} as in PROTOCOL §1. */
    public record Draft(
            String type, String recordId, @Nullable Long baseVersion, Instant occurredAt, Fields payload) {
        String table() {
            return type.substring(0, type.indexOf('.'));
        }
    }

    /** Queues the operation under the device's next {@code seq}; keys that begin with {@code _} stay here (S1-70). */
    public long append(UUID opId, Draft draft) {
        SyncState state = new SyncState(sql);
        long seq = state.nextSeq();
        sql.execute(
                "INSERT INTO sync_outbox (op_id, epoch, seq, type, table_name, record_id, payload, occurred_at,"
                        + " base_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                opId.toString(),
                state.epoch(),
                seq,
                draft.type(),
                draft.table(),
                draft.recordId(),
                Json.write(draft.payload().only(name -> !name.startsWith("_"))),
                Timestamps.format(draft.occurredAt()),
                draft.baseVersion());
        return seq;
    }

    /**
     * Takes the oldest operations that may be sent now and marks them {@code syncing}; they are as they were before. A change of master data waits for
     * the receipt of an earlier one of the same record, so that its base version can name that one's result.
     *
     * @param unconfirmedBefore what was durable before this moment and has no receipt yet is sent again
     */
    public List<OutboxEntry> claim(int limit, Instant now, Instant unconfirmedBefore) {
        List<OutboxEntry> claimed = sql.list(
                "SELECT " + OutboxEntry.COLUMNS + " FROM sync_outbox o WHERE receipt IS NULL"
                        + " AND ((_sync_status = 'pending' AND (next_attempt_at IS NULL OR next_attempt_at <= ?))"
                        + " OR (_sync_status = 'syncing' AND durable_at < ?))"
                        + " AND NOT ((type LIKE '%.upsert' OR type LIKE '%.delete') AND EXISTS (SELECT 1 FROM sync_outbox e"
                        + " WHERE e.receipt IS NULL AND e.table_name = o.table_name AND e.record_id = o.record_id"
                        + " AND e._sync_status IN ('pending', 'syncing') AND e.epoch = o.epoch AND e.seq < o.seq))"
                        + " ORDER BY epoch, seq LIMIT ?",
                OutboxEntry::read,
                Timestamps.format(now),
                Timestamps.format(unconfirmedBefore),
                limit);
        for (OutboxEntry entry : claimed) {
            sql.execute(
                    "UPDATE sync_outbox SET _sync_status = 'syncing', durable_at = NULL, sent_at = ? WHERE op_id = ?",
                    Timestamps.format(now),
                    entry.opId().toString());
        }
        return claimed;
    }

    /** What was being sent when the process before this one ended, or when no answer came, is to be sent again. */
    public int releaseUnanswered() {
        return sql.execute("UPDATE sync_outbox SET _sync_status = 'pending'"
                + " WHERE receipt IS NULL AND _sync_status = 'syncing' AND durable_at IS NULL");
    }

    public int release(List<OutboxEntry> entries) {
        int released = 0;
        for (OutboxEntry entry : entries) {
            released += sql.execute(
                    "UPDATE sync_outbox SET _sync_status = 'pending' WHERE op_id = ? AND durable_at IS NULL"
                            + " AND _sync_status = 'syncing'",
                    entry.opId().toString());
        }
        return released;
    }

    public void durable(UUID opId, Instant now) {
        sql.execute(
                "UPDATE sync_outbox SET durable_at = ?, last_error = NULL, reason = NULL"
                        + " WHERE op_id = ? AND _sync_status = 'syncing'",
                Timestamps.format(now),
                opId.toString());
    }

    /** The gateway refused it: tried again at the given time, or a dead letter where there is none (S1-99). */
    public void refused(UUID opId, @Nullable String reason, String message, @Nullable Instant nextAttempt) {
        sql.execute(
                "UPDATE sync_outbox SET _sync_status = ?, attempts = attempts + 1, next_attempt_at = ?, reason = ?,"
                        + " last_error = ? WHERE op_id = ? AND _sync_status = 'syncing'",
                nextAttempt == null ? "failed" : "pending",
                nextAttempt == null ? null : Timestamps.format(nextAttempt),
                reason,
                message,
                opId.toString());
    }

    /**
     * Stores the receipt, in place of another one; empty where the operation is none of this till's, or has this receipt
     * already.
     */
    public Optional<OutboxEntry> settle(Receipt receipt) {
        boolean refused = receipt.status() == ReceiptStatus.REJECTED;
        String text = Json.write(receipt);
        int changed = sql.execute(
                "UPDATE sync_outbox SET _sync_status = ?, receipts = receipts + 1, receipt = ?,"
                        + " reason = ?, last_error = ? WHERE op_id = ? AND receipt IS NOT ?",
                refused ? "failed" : "synced",
                text,
                receipt.reason() == null ? null : receipt.reason().wireName(),
                receipt.message(),
                receipt.opId().toString(),
                text);
        return changed == 0 ? Optional.empty() : find(receipt.opId());
    }

    /** A later change of the record that was not sent yet builds on what this receipt reports. */
    public void rebase(OutboxEntry settled, long version) {
        sql.execute(
                "UPDATE sync_outbox SET base_version = ? WHERE table_name = ? AND record_id = ? AND receipt IS NULL"
                        + " AND sent_at IS NULL AND base_version IS ?",
                version,
                settled.table(),
                settled.recordId(),
                settled.baseVersion());
    }

    public Optional<OutboxEntry> find(UUID opId) {
        return sql.first(
                "SELECT " + OutboxEntry.COLUMNS + " FROM sync_outbox WHERE op_id = ?",
                OutboxEntry::read,
                opId.toString());
    }

    /** Whether an operation on the record still waits for its receipt. */
    public boolean isUnsettled(String table, String recordId) {
        return sql.number(
                        "SELECT EXISTS (SELECT 1 FROM sync_outbox WHERE receipt IS NULL AND table_name = ?"
                                + " AND record_id = ?)",
                        table,
                        recordId)
                != 0;
    }

    /** The records, as {@code table|id}, of which an operation still waits for its receipt. */
    public Set<String> unsettledRecords() {
        return sql
                .list(
                        "SELECT table_name || '|' || record_id FROM sync_outbox WHERE receipt IS NULL",
                        row -> row.getString(1))
                .stream()
                .collect(Collectors.toSet());
    }
}
