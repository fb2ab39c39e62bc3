package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.dataOf;
import static dev.tillstream.orders.desk.OrdersPeer.goods;
import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.fiscal.FiscalHash;
import dev.tillstream.local.StackResource;
import dev.tillstream.orders.order.TestOperations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The first stands, the second is kept whole, a person decides (DESIGN §5, PROTOCOL §5), against real Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DuplicatesTest extends DeskTest {
    private static final String SHIFT = "staff_work_session_id";

    /** Money, debt, shift, numbers and sums of the second sale count once, however often the decision is sent. */
    @Test
    void aKeptSaleIsBookedWithAllThatHangsOnIt() {
        peer.push(till.pushed("staff_work_sessions.open", "s1", fields("employee_id", "ann", "opening_float", 0L)));
        peer.push(till.create("o0", unpaid(1, 50).with("customer_id", "c1")));
        peer.push(till.create("o1", unpaid(1, 100).with("offline_reference", "T-1")));
        PushedOperation second = till.create(
                "o2",
                unpaid(1, 700)
                        .with("offline_reference", "T-1")
                        .with("customer_id", "c1")
                        .with(SHIFT, "s1"));
        String conflict = conflictOf(peer.push(second));
        peer.push(till.pushed("staff_work_sessions.close", "s1", fields("counted", fields("cash", 0L))));
        assertThat(balance()).isEqualTo(50);

        PushedOperation decision = till.resolve(conflict, "o1", "keep_local");
        ChangeRecord booked = peer.push(decision);
        peer.push(till.resolve(conflict, "o1", "keep_local"));
        peer.push(TestOperations.again(decision));

        assertThat(booked.changes())
                .extracting(Change::table)
                .containsExactlyInAnyOrder("orders", "staff_work_sessions", "customer_balances", "conflicts");
        Fields order = dataOf(booked, "orders");
        assertThat(order.text("id")).as("its own id was free").isEqualTo("o2");
        assertThat(order.text("printed_reference")).isEqualTo("T-1");
        assertThat(order.text("duplicate_of")).isEqualTo("o1");
        assertThat(order.integer("global_order_number")).isEqualTo(3);
        assertThat(dataOf(booked, "staff_work_sessions").integer("amendments")).isEqualTo(1);
        assertThat(balance()).isEqualTo(750);
        assertThat(sold()).isEqualTo(850);
        assertThat(peer.number("select count(*) from orders where organization_id = $1"))
                .isEqualTo(3);
        assertThat(peer.receipt(till.create("o2", second.operation().payload())).status())
                .as("the till sends it again: it is booked")
                .isEqualTo(ReceiptStatus.APPLIED);
    }

    @Test
    void aKeptReturnIsBookedUnderTheIdThatThePersonGives() {
        peer.push(
                till.create("o1", unpaid(3, 100).with("payment_method", "cash").with("amount_paid", 300L)));
        peer.push(till.pushed("returns.create", "r1", goods("o1", 1, 100)));
        String conflict = conflictOf(peer.push(till.pushed("returns.create", "r1", goods("o1", 2, 100))));

        assertThat(peer.receipt(decide(conflict, "returns", "r1", "keep_local", fields("id", "r1")))
                        .message())
                .contains("merged.id must be free");
        ChangeRecord booked = peer.push(decide(conflict, "returns", "r1", "keep_local", fields("id", "r1.2")));

        assertThat(dataOf(booked, "returns").text("id")).isEqualTo("r1.2");
        assertThat(dataOf(booked, "returns").text("order_id")).isEqualTo("o1");
        assertThat(dataOf(booked, "orders").text("payment_status")).isEqualTo("refunded");
        assertThat(peer.number("select sum(returns_total)::bigint from sales_rollups"
                        + " where organization_id = $1 and dimension = 'sale'"))
                .isEqualTo(300);
    }

    @Test
    void aKeptPaymentIsBookedUnderTheConflictsId() {
        peer.push(till.create("o1", unpaid(1, 1000).with("customer_id", "c1")));
        peer.push(till.pushed("payments.create", "pay1", payment(300)));
        String conflict = conflictOf(peer.push(till.pushed("payments.create", "pay1", payment(200))));
        assertThat(balance()).isEqualTo(700);

        ChangeRecord booked = peer.push(decide(conflict, "payments", "pay1", "keep_local", null));

        assertThat(dataOf(booked, "payments").text("id")).isEqualTo(conflict);
        assertThat(dataOf(booked, "orders").integer("amount_paid")).isEqualTo(500);
        assertThat(balance()).isEqualTo(500);
        assertThat(peer.number("select sum(amount) from customer_ledger where organization_id = $1"))
                .isEqualTo(500);
    }

    @Test
    void aKeptInvoiceIsBookedOrMergedIntoTheFirst() {
        peer.push(till.pushed("invoices.create", "inv1", invoice(100)));
        String first = conflictOf(peer.push(till.pushed("invoices.create", "inv1", invoice(99))));
        String second = conflictOf(
                peer.push(till.pushed("invoices.create", "inv1", invoice(98).with("customer_address", "Main St. 1"))));

        ChangeRecord booked = peer.push(decide(first, "invoices", "inv1", "keep_local", null));
        ChangeRecord merged = peer.push(decide(second, "invoices", "inv1", "merge", null));

        assertThat(dataOf(booked, "invoices").integer("total")).isEqualTo(99);
        assertThat(dataOf(merged, "invoices").text("id")).isEqualTo("inv1");
        assertThat(dataOf(merged, "invoices").text("customer_address")).isEqualTo("Main St. 1");
        assertThat(dataOf(merged, "invoices").integer("total")).isEqualTo(100);
        assertThat(dataOf(merged, "invoices").rows("items")).hasSize(1);
        assertThat(peer.number("select count(*) from invoices where organization_id = $1"))
                .isEqualTo(2);
    }

    /** Money stays as it happened; what nothing hangs on is put right, and audited. */
    @Test
    void aMergeChangesNoMoney() {
        peer.push(till.create("o1", unpaid(1, 100).with("offline_reference", "T-1")));
        String conflict = conflictOf(peer.push(till.create("o2", unpaid(1, 999).with("offline_reference", "T-1"))));

        Receipt refused = peer.receipt(decide(conflict, "orders", "o1", "merge", fields("total", 999L)));
        assertThat(refused.reason()).isEqualTo(Reason.INVALID_OPERATION);
        assertThat(refused.message()).contains("merged.total can't be changed");
        ChangeRecord merged =
                peer.push(decide(conflict, "orders", "o1", "merge", fields("total", 100L, "notes", "see o2")));

        assertThat(dataOf(merged, "orders").text("notes")).isEqualTo("see o2");
        assertThat(dataOf(merged, "orders").integer("total")).isEqualTo(100);
        assertThat(dataOf(merged, "orders").rows("items")).hasSize(1);
        assertThat(peer.number("select count(*) from audit where organization_id = $1 and \"table\" = 'orders'"
                        + " and employee_id = 'ann' and after ->> 'notes' = 'see o2'"))
                .isEqualTo(1);
        assertThat(sold()).isEqualTo(100);
    }

    /** B-3, B-7: it is in its device's chain from its arrival on, and what waited for it is linked when it is booked. */
    @Test
    void aKeptSaleLeavesNoHoleInItsChainAndIsAwaited() {
        Fields one = chained(1, "o1", FiscalHash.GENESIS);
        Fields two = chained(2, "o2", one.requiredText("document_hash"));
        Fields three = chained(3, "o3", two.requiredText("document_hash"));
        peer.push(till.create("o1", one.with("offline_reference", "T-1")));
        String conflict = conflictOf(peer.push(till.create("o2", two.with("offline_reference", "T-1"))));
        assertThat(peer.receipt(till.create("o3", three)).status()).isEqualTo(ReceiptStatus.APPLIED);
        peer.push(till.pushed("returns.create", "r1", goods("o2", 1, 100)));

        ChangeRecord booked = peer.push(till.resolve(conflict, "o1", "keep_local"));

        assertThat(booked.changes()).extracting(Change::table).containsExactly("orders", "conflicts");
        assertThat(dataOf(booked, "orders").text("payment_status")).isEqualTo("refunded");
        assertThat(peer.number("select count(*) from fiscal_documents where organization_id = $1"))
                .isEqualTo(3);
        assertThat(peer.number("select count(*) from waiting_documents where organization_id = $1"))
                .isEqualTo(0);
    }

    private static Fields chained(long seq, String id, String previous) {
        String at = Timestamps.format(TestOperations.NOON);
        String hash = FiscalHash.of(previous, "till-1", seq, "orders.create", id, at, 100L, null);
        return unpaid(1, 100)
                .with("payment_method", "cash")
                .with("document_seq", seq)
                .with("previous_hash", previous)
                .with("document_hash", hash);
    }

    @Test
    void aDroppedDocumentLeavesNothing() {
        peer.push(till.pushed("payments.create", "pay1", payment(300).with("customer_id", "c1")));
        String conflict = conflictOf(
                peer.push(till.pushed("payments.create", "pay1", payment(200).with("customer_id", "c1"))));

        assertThat(peer.receipt(decide(conflict, "payments", "pay2", "keep_local", null))
                        .message())
                .contains("the conflict is about record pay1");
        ChangeRecord dropped = peer.push(decide(conflict, "payments", "pay1", "keep_server", null));

        assertThat(dropped.changes()).extracting(Change::table).containsExactly("conflicts");
        assertThat(balance()).isEqualTo(-300);
        assertThat(peer.receipt(decide(conflict, "payments", "pay1", "keep_local", null))
                        .reason())
                .isEqualTo(Reason.CONFLICT_RESOLVED);
    }

    private PushedOperation decide(String conflict, String table, String id, String strategy, @Nullable Fields merged) {
        Fields decision = fields("strategy", strategy);
        return till.resolve(conflict, table, id, merged == null ? decision : decision.with("merged", merged));
    }

    private static String conflictOf(ChangeRecord record) {
        Receipt receipt = Objects.requireNonNull(record.receipt());
        assertThat(receipt.reason()).isEqualTo(Reason.DUPLICATE_REFERENCE);
        return Objects.requireNonNull(receipt.conflictId());
    }

    private long balance() {
        return peer.number("select balance from customer_balances where organization_id = $1 and id = 'c1'");
    }

    private long sold() {
        return peer.number("select sum(sales_total)::bigint from sales_rollups"
                + " where organization_id = $1 and dimension = 'sale'");
    }

    private static Fields payment(long amount) {
        return fields("order_id", "o1", "payment_method", "cash", "amount", amount);
    }

    private static Fields invoice(long total) {
        return fields("total", total, "items", List.of(fields("name", "A", "quantity", 1L, "unit_price", total)));
    }
}
