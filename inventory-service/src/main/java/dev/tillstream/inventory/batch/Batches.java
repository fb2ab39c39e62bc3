package dev.tillstream.inventory.batch;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.product.Tracking;
import dev.tillstream.inventory.stock.LevelKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The batches that a set of operations may touch, locked: moved here, stored at once. */
public final class Batches {
    private final Map<Key, Tracking> tracked;
    private final LockedRows<Key, StoredRecord> records;
    private final Set<Key> untold = new LinkedHashSet<>();

    /**
     * @param tracked the products whose batches are kept
     * @param known the batches as they are stored
     */
    public Batches(Map<Key, Tracking> tracked, Map<Key, StoredRecord> known) {
        this.tracked = tracked;
        this.records = new LockedRows<>(known);
    }

    public boolean isTracked(LevelKey level) {
        return tracked.containsKey(new Key(level.organizationId(), level.productId()));
    }

    /** Takes units out of stock: of the batch that is named, or of those that expire first. */
    public List<Part> take(LevelKey level, Quantity units, BatchName named, PushedOperation by, Instant now) {
        List<Part> parts = partsOf(level, units, named);
        parts.forEach(
                part -> put(level, new Part(part.batchNumber(), part.units().negated()), null, by, now));
        return parts;
    }

    /** Puts units into a batch, or takes them out where they are negative; a batch may go below zero, like any stock. */
    public void put(LevelKey level, Part part, @Nullable String expiryDate, PushedOperation by, Instant now) {
        String number = part.batchNumber();
        if (number == null) {
            return;
        }
        Key key = BatchLine.keyOf(level, number);
        StoredRecord batch = records.get(key);
        StoredRecord moved = batch == null
                ? created(key, level, part, expiryDate, by, now)
                : batch.changed(by, now, movedFields(batch.fields(), part.units(), expiryDate));
        records.put(key, moved);
        untold.add(key);
    }

    /** The number of the batch that a line names, if it names one that is known, or by its number. */
    public @Nullable String numberOf(LevelKey level, BatchName named) {
        if (named.number() != null || named.id() == null) {
            return named.number();
        }
        StoredRecord batch = records.get(new Key(level.organizationId(), named.id()));
        return batch == null ? null : batch.fields().text("batch_number");
    }

    /** What is there of a batch. */
    public Quantity unitsOf(LevelKey level, String number) {
        StoredRecord batch = records.get(BatchLine.keyOf(level, number));
        return batch == null ? Quantity.ZERO : batch.fields().requiredQuantity("quantity");
    }

    /** The batches of a product will be told again, as they stand. */
    public void tellAgain(LevelKey level) {
        records.all().stream().filter(batch -> isAt(level, batch)).forEach(batch -> untold.add(batch.key()));
    }

    /** The batches that were moved since this was asked last, as they are. */
    public List<Change> tell() {
        List<Change> changes = new ArrayList<>();
        untold.forEach(key -> changes.add(records.require(key).toChange(Tables.STOCK_BATCHES)));
        untold.clear();
        return changes;
    }

    List<StoredRecord> created() {
        return records.created();
    }

    List<StoredRecord> updated() {
        return records.updated();
    }

    private List<Part> partsOf(LevelKey level, Quantity units, BatchName named) {
        String number = numberOf(level, named);
        Tracking tracking = tracked.get(new Key(level.organizationId(), level.productId()));
        if (number != null || tracking == null || !tracking.isFirstExpiredFirstOut()) {
            return List.of(new Part(number, units));
        }
        return BatchRules.firstExpired(openAt(level), units);
    }

    private List<BatchRules.Open> openAt(LevelKey level) {
        return records.all().stream()
                .filter(batch -> isAt(level, batch))
                .map(batch -> new BatchRules.Open(
                        batch.fields().requiredText("batch_number"),
                        batch.fields().text("expiry_date"),
                        batch.fields().requiredQuantity("quantity")))
                .toList();
    }

    private static boolean isAt(LevelKey level, StoredRecord batch) {
        return level.productId().equals(batch.fields().text("product_id"))
                && level.branchId().equals(batch.meta().branchId())
                && level.organizationId().equals(batch.key().organizationId());
    }

    private static StoredRecord created(
            Key key, LevelKey level, Part part, @Nullable String expiryDate, PushedOperation by, Instant now) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("product_id", level.productId());
        fields.put("batch_number", part.batchNumber());
        fields.put("expiry_date", expiryDate);
        fields.put("quantity", part.units().toDecimal());
        StoredRecord.Meta meta = new StoredRecord.Meta(
                level.branchId(),
                1,
                now,
                now,
                null,
                by.operation().occurredAt(),
                by.origin().deviceId());
        return new StoredRecord(key, meta, Fields.of(fields));
    }

    private static Fields movedFields(Fields fields, Quantity units, @Nullable String expiryDate) {
        Fields moved = fields.with(
                "quantity", fields.requiredQuantity("quantity").plus(units).toDecimal());
        return expiryDate == null || fields.text("expiry_date") != null ? moved : moved.with("expiry_date", expiryDate);
    }
}
