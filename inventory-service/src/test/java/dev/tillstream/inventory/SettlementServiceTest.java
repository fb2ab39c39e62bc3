package dev.tillstream.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.inventory.sale.Sales;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL §5, B-12: what a decision about stock does, once, audited, with movements. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SettlementServiceTest {
    @Inject
    InventoryProbe inventory;

    private String organization;
    private Origin here;
    private Origin there;

    @BeforeEach
    void newOrganization() {
        organization = UUID.randomUUID().toString();
        here = Sales.origin(organization, "branch-1");
        there = Sales.origin(organization, "branch-2");
    }

    @AfterEach
    void everySumIsRight() {
        assertThat(inventory.differences()).isEmpty();
    }

    @Test
    void partsOfATransferAreOneConflictThatClosesWithTheLastOfThem() {
        sendFive();
        String first = conflictOf(push(arrive(2)));
        assertThat(conflictOf(push(arrive(1)))).isEqualTo(first);
        assertThat(conflicts()).containsExactly("data_mismatch open null null");

        ChangeRecord last = push(arrive(2));

        assertThat(receipt(last).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(last.changes()).extracting(Change::table).contains("conflicts");
        assertThat(conflicts()).containsExactly("data_mismatch resolved keep_server stock_transfers.receive");
        assertThat(receipt(push(decide(first, "stock_transfers", "t1", "keep_local")))
                        .reason())
                .isEqualTo(Reason.CONFLICT_RESOLVED);
        assertThat(levels()).containsExactly("branch-1 tea 5.000", "branch-2 tea 5.000");
    }

    @Test
    void whatIsMissingIsBookedAsLostOnce() {
        sendFive();
        String conflict = conflictOf(push(arrive(3)));
        PushedOperation decision = decide(conflict, "stock_transfers", "t1", "keep_local");

        ChangeRecord record = push(decision);

        assertThat(receipt(record).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(record.changes())
                .extracting(Change::table)
                .containsExactly("stock_transfers", "losses", "conflicts", "stock_levels");
        assertThat(query("select loss_type, branch_id from losses")).containsExactly("other branch-2");
        assertThat(query("select product_id, quantity from loss_items")).containsExactly("tea 2.000");
        assertThat(query("select movement_type, change from stock_movements where reference_id is not null"))
                .containsExactly("loss -2.000", "transfer_in 2.000", "transfer_in 3.000", "transfer_out -5.000");
        assertThat(levels()).containsExactly("branch-1 tea 5.000", "branch-2 tea 3.000");
        assertThat(query("select status, version from stock_transfers")).containsExactly("received 3");
        assertThat(query("select \"table\", after->>'status' from audit where type = 'conflicts.resolve'"))
                .containsExactly("conflicts resolved", "stock_transfers received");

        assertThat(receipt(push(decide(conflict, "stock_transfers", "t1", "keep_local")))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
        assertThat(query("select count(*), 1 from losses")).containsExactly("1 1");
        assertThat(receipt(push(arrive(1))).status()).isEqualTo(ReceiptStatus.CONFLICT);
    }

    @Test
    void whatIsMissingIsBookedBackToWhereItCameFrom() {
        sendFive();
        String conflict = conflictOf(push(arrive(3)));

        push(decide(conflict, "stock_transfers", "t1", "keep_server"));

        assertThat(levels()).containsExactly("branch-1 tea 7.000", "branch-2 tea 3.000");
        assertThat(query("select count(*), 1 from losses")).containsExactly("0 1");
    }

    @Test
    void tooMuchOfAPurchaseGoesBackAndIsNotOwedFor() {
        push(purchase("p1", 10));
        String conflict = conflictOf(push(delivery("p1", 12)));
        assertThat(query("select supplier_id, balance from supplier_balances")).containsExactly("s1 1200");

        push(decide(conflict, "supplier_purchases", "p1", "keep_server"));

        assertThat(levels()).containsExactly("branch-1 tea 10.000");
        assertThat(query("select supplier_id, balance from supplier_balances")).containsExactly("s1 1000");
        push(purchase("p2", 10));
        push(decide(conflictOf(push(delivery("p2", 11))), "supplier_purchases", "p2", "keep_local"));
        assertThat(levels()).containsExactly("branch-1 tea 21.000");
    }

    @Test
    void duplicateStaysAsideAndNothingElseCanBeDecided() {
        push(purchase("p1", 10));
        String conflict = conflictOf(push(purchase("p1", 11)));

        Receipt wrong = receipt(push(decide(conflict, "stock_transfers", "t1", "keep_server")));
        assertThat(wrong.reason()).isEqualTo(Reason.INVALID_OPERATION);
        Receipt booked = receipt(push(decide(conflict, "supplier_purchases", "p1", "keep_local")));
        assertThat(booked.reason()).isEqualTo(Reason.INVALID_OPERATION);
        Receipt merged = receipt(push(decide(conflict, "supplier_purchases", "p1", "merge")));
        assertThat(merged.reason()).isEqualTo(Reason.INVALID_OPERATION);
        Receipt kept = receipt(push(decide(conflict, "supplier_purchases", "p1", "keep_server")));
        assertThat(kept.status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(query("select id, total from supplier_purchases")).containsExactly("p1 1000");
    }

    /** B-13: only what changed. */
    @Test
    void auditTellsOnlyWhatChanged() {
        push(purchase("p1", 10));
        push(delivery("p1", 4));

        assertThat(query(
                        "select after->>'status', (select string_agg(k, ',' order by k) from jsonb_object_keys(after) k)"
                                + " from audit where type = 'supplier_purchases.receive'"))
                .containsExactly("partially_received items,received_at,status");
    }

    private void sendFive() {
        push(Sales.adjustment(here, UUID.randomUUID(), "m1", "tea", "10"));
        Fields transfer = items(Map.of("product_id", "tea", "quantity", 5)).with("to_branch_id", "branch-2");
        push(Sales.pushed(here, UUID.randomUUID(), "stock_transfers.create", "t1", transfer));
    }

    private PushedOperation arrive(int units) {
        Fields part = items(Map.of("product_id", "tea", "quantity", units));
        return Sales.pushed(there, UUID.randomUUID(), "stock_transfers.receive", "t1", part);
    }

    private PushedOperation purchase(String id, int units) {
        Fields purchase = items(Map.of("id", "line", "product_id", "tea", "quantity", units, "unit_cost", 100))
                .with("supplier_id", "s1")
                .with("total", units * 100);
        return Sales.pushed(here, UUID.randomUUID(), "supplier_purchases.create", id, purchase);
    }

    private PushedOperation delivery(String id, int units) {
        Fields part = items(Map.of("id", "line", "product_id", "tea", "quantity", units, "unit_cost", 100));
        return Sales.pushed(here, UUID.randomUUID(), "supplier_purchases.receive", id, part);
    }

    private PushedOperation decide(String conflict, String table, String record, String strategy) {
        Fields decision =
                Fields.of(Map.of("strategy", strategy, "table", table, "record_id", record, "resolved_by", "Ada"));
        return Sales.pushed(there, UUID.randomUUID(), "conflicts.resolve", conflict, decision);
    }

    private static Fields items(Map<String, Object> line) {
        return Fields.of(Map.of("items", List.of(line)));
    }

    private ChangeRecord push(PushedOperation pushed) {
        inventory.push(pushed);
        return inventory.await(pushed.operation().opId(), 1).get(0);
    }

    private static String conflictOf(ChangeRecord record) {
        return Objects.requireNonNull(receipt(record).conflictId(), "no conflict");
    }

    private static Receipt receipt(ChangeRecord record) {
        return Objects.requireNonNull(record.receipt(), "no receipt");
    }

    private List<String> conflicts() {
        return query("select conflict_type, status, resolution_strategy, resolved_by from conflicts");
    }

    private List<String> levels() {
        return query("select branch_id, product_id, quantity from stock_levels");
    }

    private List<String> query(String sql) {
        String where = sql.contains(" where ") ? " and " : " where ";
        return inventory.query(sql + where + "organization_id = '" + organization + "' order by 1, 2");
    }
}
