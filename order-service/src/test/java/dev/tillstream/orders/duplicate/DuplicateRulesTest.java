package dev.tillstream.orders.duplicate;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.order.TestOperations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second document is kept whole, and what of the first can be put right (DESIGN §5, PROTOCOL §5), without a service. */
class DuplicateRulesTest {
    private final TestOperations till = TestOperations.ofTill("org", "b1", "till-1");
    private final TestOperations desk = TestOperations.ofTill("org", "hq", "office");
    private final StoredRecord first =
            StoredRecord.created(Tables.ORDERS, "o1", till.create("o1", fields()), NOON, fields("total", 100L));

    @Test
    void theKeptDocumentIsTheOperationThatItCameBy() {
        Fields payload = fields("total", 200L, "notes", "second", "document_seq", 4L, "_synced", 1L);
        PushedOperation second = till.create("o2", payload);
        Conflict conflict = DuplicateRules.conflict(Tables.ORDERS, first, second);
        PushedOperation decision = desk.resolve("c1", "o1", "keep_local");

        PushedOperation kept = DuplicateRules.kept(decision, conflict.localData());

        assertThat(kept.operation().type()).isEqualTo("orders.create");
        assertThat(kept.operation().id()).isEqualTo("o2");
        assertThat(kept.operation().occurredAt()).isEqualTo(second.operation().occurredAt());
        assertThat(kept.operation().opId()).isEqualTo(decision.operation().opId());
        assertThat(kept.origin()).isEqualTo(second.origin());
        assertThat(kept.fingerprint()).isEqualTo(second.fingerprint());
        assertThat(kept.operation().payload())
                .isEqualTo(fields("total", 200L, "notes", "second", "duplicate_of", "o1"));
    }

    @Test
    void anotherDocumentIsBestBookedAndAChangedOneIsBestDropped() {
        assertThat(DuplicateRules.conflict(Tables.ORDERS, first, till.create("o2", fields()))
                        .suggested())
                .isEqualTo(Strategy.KEEP_LOCAL);
        assertThat(DuplicateRules.conflict(Tables.ORDERS, first, till.create("o1", fields()))
                        .suggested())
                .isEqualTo(Strategy.KEEP_SERVER);
    }

    @Test
    void aTakenReferenceStaysReadable() {
        PushedOperation kept = till.create("o2", fields("offline_reference", "T-1", "total", 1L));

        assertThat(DuplicateRules.withoutReference(kept).operation().payload())
                .isEqualTo(fields("total", 1L, "printed_reference", "T-1"));
    }

    @Test
    void aGivenIdHasToBeOne() {
        assertThat(DuplicateRules.givenId(fields("id", "o1.2"))).contains("o1.2");
        assertThat(DuplicateRules.givenId(Fields.NONE)).isEmpty();
        assertThatThrownBy(() -> DuplicateRules.givenId(fields("id", "o1~2"))).hasMessageContaining("merged.id");
    }

    @Test
    void whatNothingHangsOnIsMerged() {
        Fields standing = fields("total", 100L, "notes", "old", "customer_id", null);

        Fields merged = FactMergeRules.merged(
                Tables.ORDERS,
                standing,
                fields("total", 100, "notes", "new", "customer_id", "c1", "table_no", 7L),
                false);

        assertThat(merged).isEqualTo(fields("total", 100L, "notes", "new", "customer_id", "c1", "table_no", 7L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total",
                "discount",
                "cash_rounding",
                "global_order_number",
                "transaction_code",
                "status",
                "payment_method",
                "employee_id",
                "staff_work_session_id",
                "offline_reference",
                "document_hash",
                "customer_id"
            })
    void whatMoneyOrNumbersHangOnIsRefusedByName(String name) {
        assertThatThrownBy(() -> FactMergeRules.merged(Tables.ORDERS, fields("total", 1L), fields(name, "x"), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("merged." + name + " can't be changed");
    }

    @Test
    void rowsAreRefusedUnlessTheyAreTheSame() {
        Fields standing = fields("items", List.of(fields("product_id", "p0", "quantity", 1)));

        assertThat(FactMergeRules.merged(Tables.ORDERS, standing, standing, true))
                .isEqualTo(standing);
        assertThatThrownBy(() -> FactMergeRules.merged(Tables.ORDERS, standing, fields("items", List.of()), true))
                .hasMessageContaining("merged.items");
        assertThatThrownBy(() -> FactMergeRules.merged(Tables.ORDERS, standing, fields("notes", 7L), true))
                .hasMessageContaining("notes must be a string");
    }

    @Test
    void withoutMergedFieldsOnlyWhatIsMissingIsTaken() {
        Fields standing = fields("total", 100L, "notes", "first");
        Fields local = fields("id", "o2", "total", 999L, "notes", "second", "customer_notes", "call me", "tax", 5L);

        assertThat(FactMergeRules.completed(Tables.ORDERS, standing, local, true))
                .isEqualTo(fields("total", 100L, "notes", "first", "customer_notes", "call me"));
    }
}
