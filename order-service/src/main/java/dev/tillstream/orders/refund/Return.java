package dev.tillstream.orders.refund;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.report.Bucket;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods that came back, with their items and payouts.
 *
 * @param fingerprint of the operation that made it
 * @param opId of the operation that made it
 * @param bucket where reports count it; null for one from before that was kept
 */
public record Return(
        StoredRecord record,
        String fingerprint,
        UUID opId,
        @Nullable Bucket bucket) {
    public Key key() {
        return record.key();
    }

    public Fields fields() {
        return record.fields();
    }

    public long number() {
        return fields().requiredInteger("global_order_number");
    }

    public String transactionCode() {
        return fields().requiredText("transaction_code");
    }

    public String branchId() {
        return Objects.requireNonNullElse(record.meta().branchId(), "");
    }

    /** Of this order, as far as anybody knows by now. */
    public boolean isOf(Key order) {
        return order.organizationId().equals(key().organizationId())
                && order.id().equals(fields().text("order_id"));
    }

    public Return with(StoredRecord changed) {
        return new Return(changed, fingerprint, opId, bucket);
    }

    /** The same version with other fields: for one that nobody has seen yet. */
    public Return withFields(Fields fields) {
        return with(new StoredRecord(record.key(), record.meta(), fields));
    }

    public Change toChange() {
        return record.toChange(Tables.RETURNS);
    }
}
