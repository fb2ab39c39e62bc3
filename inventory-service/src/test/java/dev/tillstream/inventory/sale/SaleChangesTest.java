package dev.tillstream.inventory.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SaleChangesTest {
    private static final UUID OP_ID = new UUID(1, 2);
    private static final Origin ORIGIN = Sales.origin("org", "branch-1");

    @Test
    void saleIsReadUnderTheOperationThatChangedIt() {
        ChangeRecord record = Sales.changed(
                ORIGIN, OP_ID, "order-1", "cancelled", List.of(Sales.item("tea", 2), Sales.item("pot", 1)));

        PushedOperation followed = Sales.followed(record);

        assertThat(followed.origin()).isEqualTo(ORIGIN);
        assertThat(followed.fingerprint()).isEqualTo(record.fingerprint());
        assertThat(followed.operation().opId()).isEqualTo(SaleChanges.followedId(OP_ID));
        assertThat(followed.operation().occurredAt()).isEqualTo("2026-11-21T11:59:00Z");
        Sale sale = SaleChanges.of(followed.operation()).sales().get(0);
        assertThat(sale.branchId()).isEqualTo("branch-1");
        assertThat(sale.isCancelled()).isTrue();
        assertThat(sale.items()).extracting(SoldItem::productId).containsExactly("tea", "pot");
    }

    @Test
    void whatIsNoOrderIsSkippedWhateverItsShape() {
        Fields odd = Fields.of(Map.of("items", "none", "status", List.of(1), "branch_id", Map.of("a", 1)));
        ChangeRecord conflict = Sales.record(ORIGIN, OP_ID, Change.of(Tables.CONFLICTS, "c1", "branch-1", 1, odd));
        ChangeRecord deleted = Sales.record(ORIGIN, OP_ID, Change.deleted(Tables.ORDERS, "o1", "branch-1", 2));

        assertThat(Sales.read(Json.bytes(conflict)).toOperation()).isEmpty();
        assertThat(Sales.read(Json.bytes(deleted)).toOperation()).isEmpty();
        assertThat(Sales.read(Json.bytes(Sales.record(ORIGIN, OP_ID))).toOperation())
                .isEmpty();
    }

    @Test
    void saleIsReadWhereverTheTableIsNamed() {
        String json = """
                {"changes":[{"data":{"id":"o1","branch_id":"b1","items":[]},"id":"o1","table":"orders"},
                            {"data":{"items":"none"},"table":"conflicts"}],
                 "received_at":"2026-11-21T12:00:00.000Z","op_id":"00000000-0000-0001-0000-000000000002"}""";

        assertThat(Sales.read(json.getBytes(StandardCharsets.UTF_8)).changes())
                .extracting(change -> change.sale().map(Sale::id))
                .containsExactly(Optional.of("o1"), Optional.empty());
    }

    @Test
    void itemWithoutProductIsRefused() {
        ChangeRecord record =
                Sales.changed(ORIGIN, OP_ID, "order-1", "completed", List.of(Map.of("id", "l1", "quantity", 1)));

        assertThatThrownBy(() -> Sales.read(Json.bytes(record))).hasMessageContaining("product_id");
    }
}
