package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.dataOf;
import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static dev.tillstream.orders.order.TestOperations.fields;
import static dev.tillstream.orders.order.TestOperations.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Status steps, part payments, credit (B-6, S1-64 to S1-66, S1-86), against real Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class PaymentsTest extends DeskTest {
    /** S1-64, S1-86, B-13. */
    @Test
    void anOrderGoesStepByStepAndNoOther() {
        peer.push(till.create("o1", sale(new long[] {1, 100})));

        assertThat(peer.receipt(step("o1", "completed")).reason()).isEqualTo(Reason.ILLEGAL_STEP);
        assertThat(peer.receipt(step("o1", "processing")).version()).isEqualTo(2);
        ChangeRecord completed = peer.push(step("o1", "completed"));
        assertThat(dataOf(completed, "orders").text("completed_at")).isNotNull();
        assertThat(peer.receipt(step("o1", "pending")).reason()).isEqualTo(Reason.ILLEGAL_STEP);
        assertThat(peer.receipt(step("o1", "cancelled")).reason()).isEqualTo(Reason.ILLEGAL_STEP);
        assertThat(peer.receipt(step("o2", "processing")).reason()).isEqualTo(Reason.UNKNOWN_RECORD);
    }

    /** B-6: the order's amounts follow its payments, also those that came before it and from another till. */
    @Test
    void paymentsBeforeAndAfterTheirOrderEndInTheSame() {
        peer.push(peer.till("b2", "till-9").pushed("payments.create", "pay1", payment("o1", 300)));
        ChangeRecord created = peer.push(till.create("o1", unpaid(1, 1000).with("customer_id", "c1")));
        assertThat(dataOf(created, "orders").text("payment_status")).isEqualTo("partial");
        assertThat(dataOf(created, "orders").integer("remaining_amount")).isEqualTo(700);
        assertThat(dataOf(created, "customer_balances").integer("balance")).isEqualTo(700);

        ChangeRecord paid = peer.push(till.pushed("payments.create", "pay2", payment("o1", 700)));
        assertThat(dataOf(paid, "orders").text("payment_status")).isEqualTo("paid");
        assertThat(dataOf(paid, "orders").integer("remaining_amount")).isEqualTo(0);
        assertThat(dataOf(paid, "customer_balances").integer("balance")).isEqualTo(0);

        ChangeRecord refunded = peer.push(
                till.pushed("payments.create", "pay3", payment("o1", 1000).with("kind", "refund")));
        assertThat(dataOf(refunded, "orders").text("payment_status")).isEqualTo("refunded");
        assertThat(dataOf(refunded, "orders").integer("amount_paid")).isEqualTo(0);
    }

    /** B-6: applied as it happened, and shown to a person. */
    @Test
    void creditAboveTheLimitIsAConflict() {
        pool.preparedQuery("insert into ref_customers values ($1, 'c1', 1, 500)")
                .execute(Tuple.of(organization))
                .await()
                .indefinitely();

        assertThat(peer.receipt(till.create("o1", unpaid(1, 500).with("customer_id", "c1")))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
        assertThat(peer.receipt(till.create("o2", unpaid(1, 1).with("customer_id", "c1")))
                        .reason())
                .isEqualTo(Reason.CREDIT_LIMIT);
        assertThat(balance()).isEqualTo(501);
    }

    /** Σ ledger = balance, in any order of arrival; what an order still misses is what its customer owes. */
    @Test
    void theBalanceIsTheSumOfTheLedger() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<PushedOperation> operations = new ArrayList<>();
        long expected = 0;
        for (int i = 0; i < 60; i++) {
            long price = 100L + random.nextInt(900);
            operations.add(till.create("o" + i, unpaid(1, price).with("customer_id", "c1")));
            expected += price;
            if (random.nextBoolean()) {
                long part = 1L + random.nextInt((int) price);
                operations.add(till.pushed("payments.create", "pay" + i, payment("o" + i, part)));
                expected -= part;
            }
            if (random.nextInt(4) == 0) {
                operations.add(till.pushed(
                        "returns.create",
                        "r" + i,
                        OrdersPeer.goods("o" + i, 1, price).with("return_type", "store_credit")));
                expected -= price;
            }
        }
        Collections.shuffle(operations, random);

        operations.forEach(topics::send);
        operations.forEach(operation -> topics.await(operation.operation().opId()));

        assertThat(balance()).as("seed %d", seed).isEqualTo(expected);
        assertThat(peer.number("select sum(amount) from customer_ledger where organization_id = $1"))
                .as("seed %d", seed)
                .isEqualTo(expected);
        assertThat(peer.number("select count(*) from waiting_documents where organization_id = $1"))
                .as("seed %d", seed)
                .isEqualTo(0);
        assertThat(peer.number("select count(*) from conflicts where organization_id = $1"))
                .as("seed %d", seed)
                .isEqualTo(0);
    }

    private long balance() {
        return peer.number("select balance from customer_balances where organization_id = $1 and id = 'c1'");
    }

    private PushedOperation step(String id, String status) {
        return till.pushed("orders.update_status", id, fields("status", status));
    }

    private static Fields payment(String orderId, long amount) {
        return fields("order_id", orderId, "payment_method", "cash", "amount", amount);
    }
}
