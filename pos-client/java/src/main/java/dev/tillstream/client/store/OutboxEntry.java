package dev.tillstream.client.store;

import dev.tillstream.client.store.LocalState.SyncStatus;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation of this till, from when it happened until well after its receipt.
 *
 * @param seq the device's own counter, dense within an epoch
 * @param status {@code pending}: to be sent; {@code syncing}: sent, its receipt not pulled yet; {@code synced}: its
 *     receipt says that it was applied or kept as a conflict; {@code failed}: refused, a person has to look
 * @param attempts how often a server refused it; a request that did not come through doesn't count
 * @param sentAt when it was sent the last time
 * @param durableAt when the gateway said that it can't be lost any more
 */
public record OutboxEntry(
        UUID opId,
        int epoch,
        long seq,
        String type,
        String table,
        String recordId,
        String payload,
        Instant occurredAt,
        @Nullable Long baseVersion,
        SyncStatus status,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant durableAt,
        @Nullable String lastError,
        @Nullable String reason,
        @Nullable Receipt receipt) {

    static final String COLUMNS = "op_id, epoch, seq, type, table_name, record_id, payload, occurred_at, base_version,"
            + " _sync_status, attempts, sent_at, durable_at, last_error, reason, receipt";

    static OutboxEntry read(ResultSet row) throws SQLException {
        long version = row.getLong("base_version");
        Long baseVersion = row.wasNull() ? null : version;
        String receipt = row.getString("receipt");
        return new OutboxEntry(
                UUID.fromString(row.getString("op_id")),
                row.getInt("epoch"),
                row.getLong("seq"),
                row.getString("type"),
                row.getString("table_name"),
                row.getString("record_id"),
                row.getString("payload"),
                Timestamps.parse(row.getString("occurred_at")),
                baseVersion,
                SyncStatus.ofStoredName(row.getString("_sync_status")),
                row.getInt("attempts"),
                time(row, "sent_at"),
                time(row, "durable_at"),
                row.getString("last_error"),
                row.getString("reason"),
                receipt == null ? null : Json.read(receipt, Receipt.class));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Timestamps.parse(text);
    }

    public Fields fields() {
        return Json.readFields(payload);
    }
}
