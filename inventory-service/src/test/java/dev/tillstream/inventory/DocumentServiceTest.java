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
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Tables;
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

/** Losses, purchases, payments, transfers and counts, through Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DocumentServiceTest {
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
    void lossLeavesStockAndIsCostedByTheAverage() {
        applied(purchase("p1", "received", 10));

        ChangeRecord record = applied(Sales.pushed(
                here, UUID.randomUUID(), "losses.create", "l1", items(Map.of("product_id", "tea", "quantity", 3))));

        assertThat(record.changes()).extracting(Change::table).containsExactly("losses", "stock_levels");
        assertThat(Sales.data(record.changes().get(0)).integer("total_cost")).isEqualTo(300);
        assertThat(levels()).containsExactly("branch-1 tea 7.000");
        assertThat(query("select loss_id, line_number, product_id, quantity from loss_items"))
                .containsExactly("l1 1 tea 3.000");
    }

    /** S1-13: ordered → partially_received → received; average cost; what is owed is a ledger. */
    @Test
    void purchaseIsReceivedInPartsAndOwedFor() {
        applied(purchase("p1", "ordered", 10));
        assertThat(levels()).isEmpty();
        assertThat(balance()).isEmpty();

        ChangeRecord first = applied(receive("p1", 4));
        assertThat(Sales.data(first.changes().get(0)).text("status")).isEqualTo("partially_received");
        assertThat(balance()).containsExactly("s1 400");
        assertThat(first.changes())
                .extracting(Change::table)
                .containsExactly(
                        "supplier_purchases", "supplier_balances", "stock_batches", "product_costs", "stock_levels");

        ChangeRecord second = applied(receive("p1", 6));
        assertThat(Sales.data(second.changes().get(0)).text("status")).isEqualTo("received");
        assertThat(balance()).containsExactly("s1 1190");
        applied(Sales.pushed(
                here,
                UUID.randomUUID(),
                "supplier_payments.create",
                "pay1",
                Fields.of(Map.of("supplier_id", "s1", "amount", 1000, "payment_method", "cash"))));
        assertThat(balance()).containsExactly("s1 190");
        assertThat(levels()).containsExactly("branch-1 tea 10.000");
        assertThat(query("select batch_number, expiry_date, quantity from stock_batches"))
                .containsExactly("B7 2026-12-24 10.000");
    }

    @Test
    void goodsThatAreReceivedTwiceUnderOneOperationAreBookedOnce() {
        applied(purchase("p1", "ordered", 10));
        PushedOperation receive = receive("p1", 4);
        applied(receive);

        inventory.execute("delete from inbox where organization_id = '" + organization + "'");
        inventory.push(receive);
        List<ChangeRecord> answers = inventory.await(receive.operation().opId(), 2);

        assertThat(receipt(answers.get(1)).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(levels()).containsExactly("branch-1 tea 4.000");
        assertThat(balance()).containsExactly("s1 400");
    }

    @Test
    void moreThanWasOrderedIsAcceptedWithAConflict() {
        applied(purchase("p1", "ordered", 10));

        ChangeRecord record = push(receive("p1", 12));

        assertThat(receipt(record).status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(record.changes()).extracting(Change::table).contains("conflicts");
        assertThat(levels()).containsExactly("branch-1 tea 12.000");
        assertThat(balance()).containsExactly("s1 1390");
    }

    @Test
    void documentUnderAUsedIdIsAConflictAndTheSameOneIsNot() {
        applied(purchase("p1", "ordered", 10));

        PushedOperation same = purchase("p1", "ordered", 10);
        PushedOperation again = new PushedOperation(
                same.origin(), same.receivedAt(), fingerprintOf("supplier_purchases"), same.operation());
        assertThat(receipt(push(again)).status()).isEqualTo(ReceiptStatus.APPLIED);
        Receipt other = receipt(push(purchase("p1", "ordered", 11)));
        assertThat(other.status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(other.reason()).isEqualTo(Reason.DUPLICATE_REFERENCE);
    }

    /** B-12: in transit until the receiving branch has it; what is missing stays in transit. */
    @Test
    void transferLeavesAtOnceAndArrivesWhereItGoes() {
        applied(Sales.adjustment(here, UUID.randomUUID(), "m1", "tea", "10"));
        applied(Sales.pushed(
                here,
                UUID.randomUUID(),
                "stock_transfers.create",
                "t1",
                items(Map.of("product_id", "tea", "quantity", 5)).with("to_branch_id", "branch-2")));
        assertThat(levels()).containsExactly("branch-1 tea 5.000");

        assertThat(receipt(push(arrive(here, 5))).reason()).isEqualTo(Reason.ILLEGAL_STEP);
        ChangeRecord part = push(arrive(there, 3));
        assertThat(receipt(part).status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(Sales.data(part.changes().get(0)).text("status")).isEqualTo("partially_received");
        assertThat(part.changes().get(0).scope()).isEqualTo("*");
        assertThat(levels()).containsExactly("branch-1 tea 5.000", "branch-2 tea 3.000");

        ChangeRecord rest = applied(arrive(there, 2));
        assertThat(Sales.data(rest.changes().get(0)).text("status")).isEqualTo("received");
        assertThat(levels()).containsExactly("branch-1 tea 5.000", "branch-2 tea 5.000");
    }

    /** B-12: sales that arrive later and happened before the count are part of what was counted. */
    @Test
    void countBooksTheDifferenceAndTakesBackWhatArrivesLate() {
        applied(Sales.adjustment(here, UUID.randomUUID(), "m1", "tea", "10"));
        ChangeRecord counted = applied(count("2026-11-21T12:30:00.000Z", 7));
        Fields line = Sales.data(counted.changes().get(0)).rows("items").get(0);
        assertThat(line.requiredQuantity("expected_quantity")).hasToString("10");
        assertThat(line.requiredQuantity("difference")).hasToString("-3");
        assertThat(levels()).containsExactly("branch-1 tea 7.000");

        ChangeRecord late = Sales.changed(here, UUID.randomUUID(), "o1", "completed", List.of(Sales.item("tea", 2)));
        inventory.publish(late);
        applied(Sales.adjustment(here, UUID.randomUUID(), "m2", "tea", "-1"));
        inventory.await(Sales.followed(late).operation().opId(), 1);

        assertThat(levels()).containsExactly("branch-1 tea 7.000");
    }

    @Test
    void unknownRecordsAndSenselessPayloadsAreRefused() {
        assertThat(receipt(push(receive("nowhere", 1))).reason()).isEqualTo(Reason.UNKNOWN_RECORD);
        assertThat(receipt(push(arrive(there, 1))).reason()).isEqualTo(Reason.UNKNOWN_RECORD);
        PushedOperation empty = Sales.pushed(here, UUID.randomUUID(), "losses.create", "l1", Fields.NONE);
        assertThat(receipt(push(empty)).reason()).isEqualTo(Reason.INVALID_OPERATION);
        assertThat(levels()).isEmpty();
    }

    /** S1-36, S1-49: what the catalog says of a product decides where a sale takes its units from. */
    @Test
    void saleOfATrackedProductTakesFromTheBatchThatExpiresFirst() {
        ChangeRecord product = Sales.record(
                here,
                UUID.randomUUID(),
                Change.of(
                        Tables.PRODUCTS,
                        "tea",
                        "branch-1",
                        1,
                        Fields.of(Map.of("name", "Tea", "track_batches", true))));
        inventory.publish(Owner.CATALOG, product);
        applied(purchase("p1", "received", 10));
        inventory.awaitRow("select 1 from ref_products where organization_id = '" + organization + "'");

        ChangeRecord sale = Sales.changed(here, UUID.randomUUID(), "o1", "completed", List.of(Sales.item("tea", 4)));
        inventory.publish(sale);
        ChangeRecord followed =
                inventory.await(Sales.followed(sale).operation().opId(), 1).get(0);

        assertThat(followed.changes()).extracting(Change::table).containsExactly("stock_batches", "stock_levels");
        assertThat(query("select batch_number, quantity from stock_batches")).containsExactly("B7 6.000");
        assertThat(query("select id, batch_number, change from stock_movements where movement_type = 'sale'"))
                .containsExactly("o1:sale:0 B7 -4.000");
    }

    private PushedOperation purchase(String id, String status, int units) {
        Fields payload = items(Map.of(
                        "id", "line-1",
                        "product_id", "tea",
                        "quantity", units,
                        "unit_cost", 100,
                        "batch_number", "B7",
                        "expiry_date", "2026-12-24"))
                .with("supplier_id", "s1")
                .with("status", status)
                .with("total", units * 100 + 190);
        PushedOperation pushed = Sales.pushed(here, UUID.randomUUID(), "supplier_purchases.create", id, payload);
        return units == 10
                ? new PushedOperation(
                        here, pushed.receivedAt(), fingerprintOf("supplier_purchases"), pushed.operation())
                : pushed;
    }

    private PushedOperation receive(String id, int units) {
        Map<String, Object> line = Map.of("id", "line-1", "product_id", "tea", "quantity", units, "unit_cost", 100);
        return Sales.pushed(here, UUID.randomUUID(), "supplier_purchases.receive", id, items(line));
    }

    private PushedOperation arrive(Origin branch, int units) {
        return Sales.pushed(
                branch,
                UUID.randomUUID(),
                "stock_transfers.receive",
                "t1",
                items(Map.of("product_id", "tea", "quantity", units)));
    }

    private PushedOperation count(String countedAt, int units) {
        Fields payload =
                items(Map.of("product_id", "tea", "counted_quantity", units)).with("counted_at", countedAt);
        return Sales.pushed(here, UUID.randomUUID(), "stock_counts.create", "c1", payload);
    }

    private static Fields items(Map<String, Object> line) {
        return Fields.of(Map.of("items", List.of(line)));
    }

    private static String fingerprintOf(String content) {
        return String.format("%016x", content.hashCode());
    }

    private ChangeRecord applied(PushedOperation pushed) {
        ChangeRecord record = push(pushed);
        assertThat(receipt(record).status()).as("%s", record.receipt()).isEqualTo(ReceiptStatus.APPLIED);
        return record;
    }

    private ChangeRecord push(PushedOperation pushed) {
        inventory.push(pushed);
        return inventory.await(pushed.operation().opId(), 1).get(0);
    }

    private static Receipt receipt(ChangeRecord record) {
        return Objects.requireNonNull(record.receipt(), "no receipt");
    }

    private List<String> levels() {
        return query("select branch_id, product_id, quantity from stock_levels");
    }

    private List<String> balance() {
        return query("select supplier_id, balance from supplier_balances");
    }

    private List<String> query(String sql) {
        String where = sql.contains(" where ") ? " and " : " where ";
        return inventory.query(sql + where + "organization_id = '" + organization + "' order by 1, 2");
    }
}
