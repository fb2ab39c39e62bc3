package dev.tillstream.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inventory.sale.Sales;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S1-36, S1-49: where each piece with a serial number is, through Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SerialServiceTest {
    @Inject
    InventoryProbe inventory;

    private String organization;
    private Origin here;
    private Origin there;

    @BeforeEach
    void phonesHaveNumbers() {
        organization = UUID.randomUUID().toString();
        here = Sales.origin(organization, "branch-1");
        there = Sales.origin(organization, "branch-2");
        inventory.execute("insert into ref_products"
                + " (organization_id, id, version, deleted, track_batches, use_fifo, track_serial_numbers)"
                + " values ('" + organization + "', 'phone', 1, false, false, true, true)");
    }

    @Test
    void pieceIsFollowedFromSupplierToCustomer() {
        push(here, "supplier_purchases.create", "p1", purchase("A", "B", "C"));
        push(here, "stock_transfers.create", "t1", items("A", "B").with("to_branch_id", "branch-2"));
        assertThat(serials()).containsExactly("A branch-1 in_transit", "B branch-1 in_transit", "C branch-1 in_stock");

        push(there, "stock_transfers.receive", "t1", items("A"));
        ChangeRecord sold = sell(there, "o1", "A");

        assertThat(sold.changes()).extracting(Change::table).containsExactly("stock_levels");
        assertThat(serials()).containsExactly("A branch-2 sold", "B branch-1 in_transit", "C branch-1 in_stock");
        String conflict = inventory
                .query("select id from conflicts where organization_id = '" + organization + "'")
                .get(0);
        push(here, "conflicts.resolve", conflict, decision("stock_transfers", "t1"));
        assertThat(serials()).containsExactly("A branch-2 sold", "B branch-2 lost", "C branch-1 in_stock");
        assertThat(listed("status=lost")).containsExactly("B");
        assertThat(listed("serial_number=C")).containsExactly("C");
        assertThat(listed("limit=2")).containsExactly("A", "B");
        assertThat(listed("limit=2&cursor=phone%0AB")).containsExactly("C");
    }

    @Test
    void saleOfAnUnknownPieceStandsAndIsAConflictToldAgainWhenItComesAgain() {
        ChangeRecord sold = sell(here, "o1", "X");

        assertThat(sold.receipt()).isNull();
        assertThat(sold.changes()).extracting(Change::table).containsExactly("conflicts", "stock_levels");
        Change conflict = sold.changes().get(0);
        assertThat(Sales.data(conflict).text("table")).isEqualTo("stock_movements");
        assertThat(Sales.data(conflict).text("suggested_fix")).contains("X of phone never came into stock");
        assertThat(serials()).containsExactly("X branch-1 sold");

        ChangeRecord again = sale(here, "o1", "X");
        inventory.publish(again);
        ChangeRecord told =
                inventory.await(Sales.followed(again).operation().opId(), 1).get(0);
        assertThat(told.changes()).contains(conflict);

        ChangeRecord decided = push(here, "conflicts.resolve", conflict.id(), decision("stock_movements", "o1:sale:0"));
        assertThat(Objects.requireNonNull(decided.receipt()).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(inventory.query("select status from conflicts where organization_id = '" + organization + "'"))
                .containsExactly("resolved");
    }

    private ChangeRecord sell(Origin branch, String order, String serial) {
        ChangeRecord sale = sale(branch, order, serial);
        inventory.publish(sale);
        return inventory.await(Sales.followed(sale).operation().opId(), 1).get(0);
    }

    private static ChangeRecord sale(Origin branch, String order, String serial) {
        Map<String, Object> item = new HashMap<>(Sales.item("phone", 1));
        item.put("serial_numbers", List.of(serial));
        Change change = Sales.changed(branch, UUID.randomUUID(), order, "completed", List.of(item))
                .changes()
                .get(0);
        Fields sold = Sales.data(change).with("completed_at", "2026-11-21T12:30:00.000Z");
        return Sales.record(branch, UUID.randomUUID(), Change.of(Tables.ORDERS, order, branch.branch(), 1, sold));
    }

    private static Fields purchase(String... serials) {
        return items(serials).with("supplier_id", "s1").with("total", 300).with("status", "received");
    }

    private static Fields items(String... serials) {
        Map<String, Object> line = Map.of(
                "product_id",
                "phone",
                "quantity",
                serials.length,
                "unit_cost",
                100,
                "serial_numbers",
                List.of(serials));
        return Fields.of(Map.of("items", List.of(line)));
    }

    private static Fields decision(String table, String record) {
        return Fields.of(Map.of("strategy", "keep_local", "table", table, "record_id", record, "resolved_by", "Ada"));
    }

    private ChangeRecord push(Origin origin, String type, String id, Fields payload) {
        PushedOperation pushed = Sales.pushed(origin, UUID.randomUUID(), type, id, payload);
        inventory.push(pushed);
        return inventory.await(pushed.operation().opId(), 1).get(0);
    }

    private List<String> serials() {
        return inventory.query("select serial_number, branch_id, status from stock_serials where organization_id = '"
                + organization + "' order by 1");
    }

    private List<String> listed(String query) {
        Token owner = Token.owner(organization, Instant.now());
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + TokenIssuer.shared().sign(owner))
                .get("/stock/serials?" + query)
                .jsonPath()
                .getList("items.serial_number");
    }
}
