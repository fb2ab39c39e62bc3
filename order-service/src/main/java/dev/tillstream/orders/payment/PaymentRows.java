package dev.tillstream.orders.payment;

import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of {@code payments} that are a part of an order or of a return. */
public final class PaymentRows {
    public static final RecordTable TABLE = new RecordTable(Tables.PAYMENTS);

    private static final BulkInsert<StoredRecord> INSERT = TABLE.insert()
            .column("document_id", ColumnType.TEXT, PaymentRows::documentOf)
            .build();

    private PaymentRows() {}

    public static Uni<Void> insert(SqlConnection tx, List<StoredRecord> rows) {
        return INSERT.execute(tx, rows);
    }

    /** A return's rows name it; an order's have its id alone. */
    private static @Nullable Object documentOf(StoredRecord row) {
        String returnId = row.fields().text("return_id");
        return Objects.requireNonNullElseGet(returnId, () -> row.fields().requiredText("order_id"));
    }
}
