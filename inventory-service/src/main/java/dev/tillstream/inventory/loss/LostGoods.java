package dev.tillstream.inventory.loss;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.document.Documents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/** Losses that follow from a person's decision. */
public final class LostGoods {
    private final Documents losses = LossDesk.LOSSES.none();

    /** The id of the loss that follows from an operation. */
    public static String idOf(PushedOperation by) {
        return Ids.derived(by.operation().opId().toString(), "loss");
    }

    /** Writes down what is lost; its movements are the caller's. */
    public Change book(PushedOperation by, String branchId, String reason, List<Fields> lines, Books books) {
        String organization = by.origin().organizationId();
        List<Fields> priced = lines.stream()
                .map(line -> line.with("loss_id", idOf(by)))
                .map(line -> LossRules.priced(
                        line, books.costs().average(new Key(organization, line.requiredText("product_id")))))
                .toList();
        Fields loss = LossRules.loss(Fields.of(Map.of("loss_type", "other", "reason", reason)), priced);
        StoredRecord.Meta meta = new StoredRecord.Meta(
                branchId,
                1,
                books.now(),
                books.now(),
                null,
                by.operation().occurredAt(),
                by.origin().deviceId());
        StoredRecord record = new StoredRecord(new Key(organization, idOf(by)), meta, loss);
        return losses.create(record, by).record().toChange(Tables.LOSSES);
    }

    public Uni<Void> store(SqlConnection tx) {
        return losses.store(tx);
    }
}
