package dev.tillstream.orders.order;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.report.Bucket;
import java.util.Objects;

/**
 * A sale with its items and payments, which are fields of the record: never seen in part.
 *
 * @param fingerprint of the operation that made it: tells a repetition from another sale under the same id
 * @param bucket where reports count it
 * @param paidAtSale with money, when it was made; later payments are records of their own
 * @param isCounted whether sums and accounts hold it; those from before there were any don't
 */
public record Order(StoredRecord record, String fingerprint, Bucket bucket, long paidAtSale, boolean isCounted) {
    public Key key() {
        return record.key();
    }

    public Fields fields() {
        return record.fields();
    }

    public String branchId() {
        return Objects.requireNonNullElse(record.meta().branchId(), "");
    }

    public long number() {
        return record.fields().requiredInteger("global_order_number");
    }

    public String transactionCode() {
        return record.fields().requiredText("transaction_code");
    }

    public boolean isVoid() {
        return OrderStatus.CANCELLED.isOf(record.fields());
    }

    public Order with(StoredRecord changed) {
        return new Order(changed, fingerprint, bucket, paidAtSale, isCounted);
    }

    /** The same version with other fields: for one that nobody has seen yet. */
    public Order with(Fields fields) {
        return with(new StoredRecord(record.key(), record.meta(), fields));
    }

    public Change toChange() {
        return record.toChange(Tables.ORDERS);
    }
}
