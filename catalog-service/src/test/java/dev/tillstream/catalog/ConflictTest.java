package dev.tillstream.catalog;

import static dev.tillstream.local.simulated.Till.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two tills change one price; a person looks at it (PROTOCOL §5, S2-4). */
@QuarkusTest
@WithTestResource(StackResource.class)
class ConflictTest extends CatalogTest {
    private final Till office = new Till(one.organization(), "office");

    private ChangeRecord priceInDispute() {
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100));
        wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        return wire.outcomeOf(
                two.upsert(Tables.PRODUCTS, "p1", "price", 130).basedOn(1).at(5));
    }

    private String conflictIn(ChangeRecord record) {
        return Objects.requireNonNull(receiptOf(record).conflictId());
    }

    private static Change changeOf(ChangeRecord record, String table) {
        return record.changes().stream()
                .filter(change -> change.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private Object price() {
        return Objects.requireNonNull(
                rows.one("select price from catalog.products where organization_id = ?", one.organization())
                        .get("price"));
    }

    @Test
    void theLoserIsKept() {
        ChangeRecord disputed = priceInDispute();

        assertThat(receiptOf(disputed)).satisfies(receipt -> {
            assertThat(receipt.status()).isEqualTo(ReceiptStatus.CONFLICT);
            assertThat(receipt.reason()).isEqualTo(Reason.STALE_VERSION);
            assertThat(receipt.version()).isEqualTo(2);
        });
        Fields conflict = Objects.requireNonNull(changeOf(disputed, "conflicts").data());
        assertThat(conflict.text("conflict_type")).isEqualTo("data_mismatch");
        assertThat(conflict.text("resolution_strategy")).isEqualTo("keep_server");
        assertThat(conflict.object("local_data")).isEqualTo(fields("price", 130));
        assertThat(conflict.object("server_data")).isEqualTo(fields("price", 120));
        assertThat(conflict.requiredText("suggested_fix")).startsWith("price: the server's change of 2026-");
        assertThat(rows.one("""
                select "table", record_id, status, resolved_by from catalog.conflicts
                where organization_id = ? and id = ?""", one.organization(), conflictIn(disputed)))
                .isEqualTo(Map.of("table", "products", "record_id", "p1", "status", "resolved", "resolved_by", "rule"));
        assertThat(price()).isEqualTo(120L);
    }

    @Test
    void aPersonDecidesOtherwise() {
        String conflict = conflictIn(priceInDispute());
        ChangeRecord resolved = wire.outcomeOf(office.resolve(Tables.PRODUCTS, conflict, "p1", "strategy", "keep_local")
                .at(20));

        assertThat(receiptOf(resolved).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(changeOf(resolved, "products").version()).isEqualTo(3);
        assertThat(changeOf(resolved, "conflicts").version()).isEqualTo(2);
        assertThat(price()).isEqualTo(130L);
        assertThat(rows.one("""
                select status, resolution_strategy, resolved_by from catalog.conflicts where organization_id = ?""", one.organization()))
                .isEqualTo(Map.of("status", "resolved", "resolution_strategy", "keep_local", "resolved_by", "manager"));
    }

    @Test
    void theSameDecisionAgainIsFineAndAnotherIsRefused() {
        String conflict = conflictIn(priceInDispute());
        wire.outcomeOf(
                office.resolve(Tables.PRODUCTS, conflict, "p1", "strategy", "merge", "merged", fields("price", 125)));
        ChangeRecord same = wire.outcomeOf(
                office.resolve(Tables.PRODUCTS, conflict, "p1", "strategy", "merge", "merged", fields("price", 125)));
        ChangeRecord other = wire.outcomeOf(office.resolve(Tables.PRODUCTS, conflict, "p1", "strategy", "keep_local"));

        assertThat(receiptOf(same).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(same.changes()).isEmpty();
        assertThat(receiptOf(other).reason()).isEqualTo(Reason.CONFLICT_RESOLVED);
        assertThat(other.changes()).isEmpty();
        assertThat(price()).isEqualTo(125L);
    }

    @Test
    void aDecisionThatMakesNoSenseIsRejected() {
        String conflict = conflictIn(priceInDispute());
        ChangeRecord unknown =
                wire.outcomeOf(office.resolve(Tables.PRODUCTS, "no-conflict", "p1", "strategy", "merge"));
        ChangeRecord strange =
                wire.outcomeOf(office.resolve(Tables.PRODUCTS, conflict, "p1", "strategy", "toss_a_coin"));
        ChangeRecord misdirected =
                wire.outcomeOf(office.resolve(Tables.PRODUCTS, conflict, "p2", "strategy", "keep_local"));
        ChangeRecord mistyped = wire.outcomeOf(office.resolve(
                Tables.PRODUCTS, conflict, "p1", "strategy", "merge", "merged", fields("price", "free")));

        assertThat(receiptOf(unknown).reason()).isEqualTo(Reason.UNKNOWN_RECORD);
        assertThat(receiptOf(strange).reason()).isEqualTo(Reason.INVALID_OPERATION);
        assertThat(receiptOf(misdirected).message()).contains("record_id must be p1");
        assertThat(receiptOf(mistyped).message()).contains("price must be an integer");
        assertThat(price()).isEqualTo(120L);
    }

    @Test
    void aDeletionThatFailedIsCarriedOutByADecision() {
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100));
        wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        ChangeRecord kept =
                wire.outcomeOf(two.delete(Tables.PRODUCTS, "p1").basedOn(1).at(5));
        ChangeRecord resolved =
                wire.outcomeOf(office.resolve(Tables.PRODUCTS, conflictIn(kept), "p1", "strategy", "keep_local")
                        .at(20));

        assertThat(receiptOf(kept).status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(changeOf(resolved, "products").deleted()).isTrue();
    }
}
