package dev.tillstream.inbox.store;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Scope;
import dev.tillstream.contracts.table.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as the owner's database holds it.
 *
 * @param fields all but {@link Table#META}; the table's own fields and the attributes alike
 */
public record StoredRecord(Key key, Meta meta, Fields fields) {

    /**
     * What the servers set.
     *
     * @param branchId null for a record of the whole organization
     * @param occurredAt of the operation that changed it last, by the device's clock
     */
    public record Meta(
            @Nullable String branchId,
            long version,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant deletedAt,
            @Nullable Instant occurredAt,
            @Nullable String deviceId) {}

    /** A new record, of the operation's branch where the table has branches. */
    public static StoredRecord created(Table table, String id, PushedOperation by, Instant now, Fields fields) {
        String branchId = table.scope() == Scope.BRANCH ? by.origin().branchId() : null;
        Meta meta = new Meta(
                branchId,
                1,
                now,
                now,
                null,
                by.operation().occurredAt(),
                by.origin().deviceId());
        return new StoredRecord(new Key(by.origin().organizationId(), id), meta, fields);
    }

    public String id() {
        return key.id();
    }

    public long version() {
        return meta.version();
    }

    public boolean isDeleted() {
        return meta.deletedAt() != null;
    }

    /** The next version of this record, alive. */
    public StoredRecord changed(PushedOperation by, Instant now, Fields newFields) {
        return next(by, now, null, newFields);
    }

    /** The next version of this record, deleted. */
    public StoredRecord deleted(PushedOperation by, Instant now) {
        return next(by, now, now, fields);
    }

    private StoredRecord next(PushedOperation by, Instant now, @Nullable Instant deletedAt, Fields newFields) {
        Meta next = new Meta(
                meta.branchId(),
                meta.version() + 1,
                meta.createdAt(),
                now,
                deletedAt,
                by.operation().occurredAt(),
                by.origin().deviceId());
        return new StoredRecord(key, next, newFields);
    }

    /** As it goes out to the tills. */
    public Change toChange(Table table) {
        String scope = meta.branchId() == null ? Scope.EVERYWHERE : meta.branchId();
        return new Change(table.name(), key.id(), scope, meta.version(), isDeleted(), isDeleted() ? null : data());
    }

    /** All that is known of it, as it goes out: what the servers set first, then its own fields; nulls left out. */
    public Fields data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", key.id());
        data.put("organization_id", key.organizationId());
        data.put("branch_id", meta.branchId());
        data.put("version", meta.version());
        data.put("created_at", Timestamps.format(meta.createdAt()));
        data.put("updated_at", Timestamps.format(meta.updatedAt()));
        if (meta.deletedAt() != null) {
            data.put("deleted_at", Timestamps.format(meta.deletedAt()));
        }
        data.put("occurred_at", meta.occurredAt() == null ? null : Timestamps.format(meta.occurredAt()));
        data.put("device_id", meta.deviceId());
        fields.values().forEach((name, value) -> {
            if (value != null) {
                data.putIfAbsent(name, value);
            }
        });
        return Fields.of(data);
    }
}
