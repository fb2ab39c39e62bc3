package dev.tillstream.client.store;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a record stands with the server: its five local columns (S1-69, S1-70). */
public record LocalState(
        SyncStatus status,
        @Nullable String pendingOperation,
        @Nullable Instant updatedAt,
        @Nullable String error) {
    public static final LocalState SYNCED = new LocalState(SyncStatus.SYNCED, null, null, null);

    /** S1-69. */
    public enum SyncStatus {
        PENDING,
        SYNCING,
        SYNCED,
        FAILED;

        public String storedName() {
            return switch (this) {
                case PENDING -> "pending";
                case SYNCING -> "syncing";
                case SYNCED -> "synced";
                case FAILED -> "failed";
            };
        }

        static SyncStatus ofStoredName(String name) {
            for (SyncStatus status : values()) {
                if (status.storedName().equals(name)) {
                    return status;
                }
            }
            throw new IllegalArgumentException("no sync status is called " + name);
        }
    }

    public static LocalState inserted(Instant now) {
        return new LocalState(SyncStatus.PENDING, "INSERT", now, null);
    }

    public static LocalState updated(Instant now) {
        return new LocalState(SyncStatus.PENDING, "UPDATE", now, null);
    }

    /** Settled by a receipt that a person should look at: the record stays as it happened. */
    public static LocalState settled(SyncStatus status, @Nullable String error) {
        return new LocalState(status, null, null, error);
    }

    Fields columns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("_synced", status == SyncStatus.SYNCED);
        columns.put("_sync_status", status.storedName());
        columns.put("_pending_operation", pendingOperation);
        columns.put("_local_updated_at", updatedAt == null ? null : Timestamps.format(updatedAt));
        columns.put("_error", error);
        return Fields.of(columns);
    }
}
