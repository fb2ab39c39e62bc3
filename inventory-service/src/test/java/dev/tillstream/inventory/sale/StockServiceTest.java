package dev.tillstream.inventory.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.inventory.InventoryProbe;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StockServiceTest {
    @Inject
    InventoryProbe inventory;

    private String organization;
    private Origin origin;

    @BeforeEach
    void newOrganization() {
        organization = UUID.randomUUID().toString();
        origin = Sales.origin(organization, "branch-1");
    }

    @Test
    void adjustmentIsInTheFeedWithItsLevelAndHasAReceipt() {
        PushedOperation counted = Sales.adjustment(origin, UUID.randomUUID(), "m1", "tea", "12.5");

        inventory.push(counted);

        ChangeRecord record = await(counted.operation().opId());
        assertThat(record.changes()).extracting(Change::table).containsExactly("stock_movements", "stock_levels");
        Fields movement = Sales.data(record.changes().get(0));
        assertThat(movement.requiredQuantity("change")).hasToString("12.5");
        assertThat(movement.text("movement_type")).isEqualTo("adjustment");
        assertThat(movement.text("reason")).isEqualTo("counted");
        assertThat(movement.text("shelf")).isEqualTo("A 7");
        assertThat(Sales.data(record.changes().get(1)).requiredQuantity("quantity"))
                .hasToString("12.5");
        assertThat(record.changes()).extracting(Change::scope).containsOnly("branch-1");
        assertThat(receipt(record).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(levels()).containsExactly("branch-1 tea 12.500 1");
    }

    @Test
    void adjustmentThatIsSentAgainAfterItsInboxRowIsGoneHasNoSecondEffect() {
        PushedOperation first = Sales.adjustment(origin, UUID.randomUUID(), "m1", "tea", "4");
        PushedOperation again = Sales.adjustment(origin, UUID.randomUUID(), "m1", "tea", "4");
        PushedOperation other = Sales.adjustment(origin, UUID.randomUUID(), "m1", "tea", "5");

        inventory.push(first);
        await(first.operation().opId());
        inventory.push(again);
        inventory.push(other);

        assertThat(receipt(await(again.operation().opId())).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(receipt(await(other.operation().opId())).reason()).isEqualTo(Reason.DUPLICATE_REFERENCE);
        assertThat(levels()).containsExactly("branch-1 tea 4.000 1");
    }

    @Test
    void saleTakesStockBelowZeroAndOnlyLevelsGoToTheTills() {
        ChangeRecord sale = sale("o1", "completed");

        inventory.publish(sale);

        ChangeRecord record = await(SaleChanges.followedId(sale.opId()));
        assertThat(record.receipt()).isNull();
        assertThat(record.changes()).extracting(Change::table).containsOnly("stock_levels");
        assertThat(levels()).containsExactly("branch-1 pot -1.000 1", "branch-1 tea -2.000 1");
        assertThat(movements()).containsExactly("o1:sale:0 tea -2.000 sale o1", "o1:sale:1 pot -1.000 sale o1");
    }

    @Test
    void saleThatComesAgainIsBookedOnceAndItsLevelsAreToldAgain() {
        ChangeRecord sale = sale("o1", "completed");

        inventory.publish(sale);
        inventory.await(SaleChanges.followedId(sale.opId()), 1);
        inventory.publish(sale);
        List<ChangeRecord> answers = inventory.await(SaleChanges.followedId(sale.opId()), 2);

        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(movements()).hasSize(2);
        assertThat(levels()).containsExactly("branch-1 pot -1.000 1", "branch-1 tea -2.000 1");
    }

    @Test
    void voidReversesWhateverCameFirst() {
        ChangeRecord sale = sale("o1", "completed");
        ChangeRecord voided = sale("o1", "cancelled");
        ChangeRecord lateVoided = sale("o2", "cancelled");
        ChangeRecord lateSale = sale("o2", "completed");

        List.of(sale, voided, lateVoided, lateSale).forEach(inventory::publish);

        List.of(sale, voided, lateVoided, lateSale).forEach(record -> await(SaleChanges.followedId(record.opId())));
        assertThat(levels()).containsExactly("branch-1 pot 0.000 4", "branch-1 tea 0.000 4");
        assertThat(movements()).hasSize(8);
    }

    @Test
    void whatCannotBeReadGoesToQuarantineAndStopsNobody() {
        String text = "not JSON of " + organization;
        ChangeRecord noProduct = Sales.changed(
                origin, UUID.randomUUID(), "bad", "completed", List.of(Map.of("quantity", 1, "id", organization)));
        ChangeRecord sale = sale("o1", "completed");

        inventory.send(Topics.changes(Owner.ORDERS), organization + "/o1", text.getBytes(StandardCharsets.UTF_8));
        inventory.publish(noProduct);
        inventory.publish(sale);

        await(SaleChanges.followedId(sale.opId()));
        inventory.await(
                Topics.QUARANTINE,
                QuarantinedOperation.class,
                quarantined -> quarantined.content().contains(organization),
                found -> found.size() == 2);
        assertThat(movements()).hasSize(2);
    }

    @Test
    void resolutionOfAConflictThatInventoryNeverOpenedIsRefused() {
        PushedOperation resolution = Sales.pushed(
                origin,
                UUID.randomUUID(),
                "conflicts.resolve",
                "c1",
                Fields.of(Map.of(
                        "strategy",
                        "keep_server",
                        "table",
                        "stock_movements",
                        "record_id",
                        "m1",
                        "resolved_by",
                        "Ada")));

        inventory.push(resolution);

        assertThat(receipt(await(resolution.operation().opId())).reason()).isEqualTo(Reason.UNKNOWN_RECORD);
    }

    @Test
    void changeThatNoLevelCanHoldIsRefusedAloneAndItsNeighbourIsBooked() {
        PushedOperation much = Sales.adjustment(origin, UUID.randomUUID(), "m1", "tea", "999999999999");
        PushedOperation tooMuch = Sales.adjustment(origin, UUID.randomUUID(), "m2", "tea", "999999999999");
        PushedOperation fine = Sales.adjustment(origin, UUID.randomUUID(), "m3", "pot", "1");

        List.of(much, tooMuch, fine).forEach(inventory::push);

        List<Receipt> receipts = List.of(much, tooMuch, fine).stream()
                .map(pushed -> receipt(await(pushed.operation().opId())))
                .toList();
        assertThat(receipts)
                .extracting(Receipt::status)
                .containsExactlyInAnyOrder(ReceiptStatus.APPLIED, ReceiptStatus.REJECTED, ReceiptStatus.APPLIED);
        assertThat(levels()).containsExactly("branch-1 pot 1.000 1", "branch-1 tea 999999999999.000 1");
        assertThat(inventory.differences()).isEmpty();
    }

    private ChangeRecord sale(String orderId, String status) {
        return Sales.changed(
                origin, UUID.randomUUID(), orderId, status, List.of(Sales.item("tea", 2), Sales.item("pot", 1)));
    }

    private ChangeRecord await(UUID opId) {
        return inventory.await(opId, 1).get(0);
    }

    private static Receipt receipt(ChangeRecord record) {
        return Objects.requireNonNull(record.receipt(), "no receipt");
    }

    private List<String> levels() {
        return inventory.query(
                "select branch_id, product_id, quantity, version from stock_levels where organization_id = '"
                        + organization + "' order by 1, 2");
    }

    private List<String> movements() {
        return inventory.query("select id, product_id, change, movement_type, reference_id from stock_movements"
                + " where organization_id = '" + organization + "' order by 1");
    }
}
