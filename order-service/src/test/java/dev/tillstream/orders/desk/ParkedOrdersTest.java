package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.dataOf;
import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.local.StackResource;
import dev.tillstream.orders.order.TestOperations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales put aside and taken up at another till (B-11), against real Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ParkedOrdersTest extends DeskTest {
    @Inject
    SalesDomain domain;

    private TestOperations other;

    @BeforeEach
    void connectAnotherTill() {
        other = peer.till("b1", "till-2");
    }

    /** Master data like any other: seen by every till of the branch, gone when one takes it up. */
    @Test
    void aParkedOrderIsKeptChangedAndTakenUp() {
        Fields cart = fields("items", List.of(fields("product_id", "p0", "quantity", 2L, "unit_price", 100L)));
        ChangeRecord parked = peer.push(till.pushed(
                "parked_orders.upsert", "park1", fields("label", "Table 4", "cart", cart, "item_count", 1L)));
        peer.push(other.pushed("parked_orders.upsert", "park1", 1L, fields("label", "Table 5")));
        ChangeRecord taken = peer.push(other.pushed("parked_orders.delete", "park1", 2L, fields()));

        assertThat(dataOf(parked, "parked_orders").object("cart").rows("items")).hasSize(1);
        assertThat(parked.changes().get(0).scope()).isEqualTo("b1");
        assertThat(taken.changes().get(0).deleted()).isTrue();
        assertThat(peer.receipt(till.pushed("parked_orders.delete", "unknown", fields()))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_RECORD);
        assertThat(peer.number("select count(*) from parked_orders where organization_id = $1"
                        + " and label = 'Table 5' and deleted_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void anotherBranchHasNoHandInIt() {
        TestOperations elsewhere = peer.till("b2", "till-3");
        peer.push(till.pushed("parked_orders.upsert", "park1", fields("label", "Table 4", "cart", fields())));

        for (String verb : new String[] {"upsert", "delete"}) {
            Receipt receipt = peer.receipt(elsewhere.pushed("parked_orders." + verb, "park1", 1L, fields()));
            assertThat(receipt.reason()).as(verb).isEqualTo(Reason.UNKNOWN_RECORD);
        }
    }

    /** The gateway takes none; should one come nevertheless, it stops nobody. */
    @Test
    void whatIsDoneInABranchIsRefusedFromNowhere() {
        Origin office = new Origin(organization, "MC01", null, null, "session-1", 0, "staff-1");
        for (PushedOperation pushed : List.of(
                till.pushed("parked_orders.upsert", "park1", fields("label", "Table 4", "cart", fields())),
                till.create("o1", sold("park1")))) {
            Receipt receipt = peer.receipt(
                    new PushedOperation(office, pushed.receivedAt(), pushed.fingerprint(), pushed.operation()));
            assertThat(receipt.reason()).isEqualTo(Reason.NOT_ALLOWED);
        }
    }

    @Test
    void theSecondSaleOfAParkedOrderIsAConflictAndBothStand() {
        Receipt first = peer.receipt(till.create("o1", sold("park1")));
        ChangeRecord second = peer.push(other.create("o2", sold("park1")));

        assertThat(first.status()).isEqualTo(ReceiptStatus.APPLIED);
        Receipt receipt = Objects.requireNonNull(second.receipt());
        assertThat(receipt.status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(receipt.reason()).isEqualTo(Reason.DUPLICATE_REFERENCE);
        assertThat(receipt.orderNumber()).isEqualTo(2);
        assertThat(dataOf(second, "conflicts").text("conflict_type")).isEqualTo("constraint_violation");
        assertThat(dataOf(second, "conflicts").object("server_data").text("order_id"))
                .isEqualTo("o1");
        assertThat(count()).isEqualTo(2);

        peer.push(till.resolve(Objects.requireNonNull(receipt.conflictId()), "o2", "keep_local"));
        assertThat(count()).as("both stand already: there is nothing to book").isEqualTo(2);
    }

    @Test
    void aVoidSaleLeavesTheParkedOrderToAnother() {
        peer.push(till.create("o1", sold("park1")));
        peer.push(till.cancel("o1"));

        assertThat(peer.receipt(other.create("o2", sold("park1"))).status()).isEqualTo(ReceiptStatus.APPLIED);
    }

    @Test
    void itHoldsWithinABatchToo() {
        List<PushedOperation> batch = List.of(
                till.create("o1", sold("park1")),
                other.create("o2", sold("park1")),
                till.create("o3", sold("park2")),
                till.cancel("o3"),
                other.create("o4", sold("park2")),
                till.create("o5", unpaid(1, 100)));

        List<Receipt> receipts = decided(batch);

        assertThat(receipts)
                .extracting(receipt -> receipt.reason() == Reason.DUPLICATE_REFERENCE)
                .containsExactly(false, true, false, false, false, false);
    }

    /** Without storing anything. */
    private List<Receipt> decided(List<PushedOperation> batch) {
        return pool.withTransaction(
                        tx -> Conflicts.load(tx, batch).chain(conflicts -> domain.load(tx, batch, conflicts)))
                .map(unit -> batch.stream()
                        .map(pushed -> unit.decide(pushed, TestOperations.NOON))
                        .map(decision -> decision.receipt().orElseThrow())
                        .toList())
                .await()
                .indefinitely();
    }

    private long count() {
        return peer.number("select count(*) from orders where organization_id = $1");
    }

    private static Fields sold(String parkedOrder) {
        return unpaid(1, 100).with("payment_method", "cash").with("parked_order_id", parkedOrder);
    }
}
