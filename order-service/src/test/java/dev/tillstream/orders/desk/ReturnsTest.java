package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.dataOf;
import static dev.tillstream.orders.desk.OrdersPeer.goods;
import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.local.StackResource;
import dev.tillstream.orders.order.TestOperations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returns, exchanges, serial numbers, invoices (B-7, R-15, S1-36, S1-49), against real Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReturnsTest extends DeskTest {
    private TestOperations other;

    @BeforeEach
    void connectAnotherBranch() {
        other = peer.till("b2", "till-9");
    }

    /** B-7, R-15: the same goods at two tills: both stand, the second is a conflict. */
    @Test
    void whatComesBackTwiceIsAConflictAtWhateverBranch() {
        peer.push(till.create("o1", sold(2, 100)));

        Receipt first = peer.receipt(other.pushed("returns.create", "r1", goods("o1", 2, 100)));
        ChangeRecord second = peer.push(till.pushed("returns.create", "r2", goods("o1", 1, 100)));

        assertThat(first.status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(first.orderNumber()).isEqualTo(2);
        assertThat(first.transactionCode()).startsWith("TRX-");
        assertThat(Objects.requireNonNull(second.receipt()).reason()).isEqualTo(Reason.OVER_REFUND);
        assertThat(dataOf(second, "returns").rows("items").get(0).text("disposition"))
                .isEqualTo("restock");
        assertThat(peer.number("select count(*) from returns where organization_id = $1"))
                .isEqualTo(2);
    }

    /** B-7: linked by reference when the sale comes, and checked then. */
    @Test
    void aReturnMayComeBeforeItsSale() {
        Fields early = goods("o1", 3, 100)
                .only(name -> !name.equals("order_id"))
                .with("original_offline_reference", "T1-20261121-7");
        assertThat(peer.receipt(other.pushed("returns.create", "r1", early)).status())
                .isEqualTo(ReceiptStatus.APPLIED);

        ChangeRecord sale = peer.push(till.create("o1", sold(2, 100).with("offline_reference", "T1-20261121-7")));

        assertThat(dataOf(sale, "returns").text("order_id")).isEqualTo("o1");
        assertThat(dataOf(sale, "conflicts").text("reason")).isEqualTo("over_refund");
        assertThat(dataOf(sale, "conflicts").text("table")).isEqualTo("returns");
        assertThat(dataOf(sale, "orders").text("payment_status")).isEqualTo("refunded");
        assertThat(Objects.requireNonNull(sale.receipt()).status()).isEqualTo(ReceiptStatus.APPLIED);
    }

    /** B-7: both ways, whichever comes first. */
    @Test
    void anExchangeIsLinkedBothWays() {
        peer.push(till.create("o1", sold(1, 100)));
        peer.push(till.pushed(
                "returns.create",
                "r1",
                goods("o1", 1, 100).with("return_type", "exchange").with("exchange_order_id", "o2")));
        ChangeRecord second = peer.push(till.create("o2", sold(1, 150)));
        assertThat(dataOf(second, "orders").text("exchange_return_id")).isEqualTo("r1");

        peer.push(till.create("o3", sold(1, 150).with("exchange_return_id", "r3")));
        ChangeRecord goods = peer.push(till.pushed("returns.create", "r3", goods("o1", 1, 100)));
        assertThat(dataOf(goods, "returns").text("exchange_order_id")).isEqualTo("o3");
    }

    /** whatever the order of arrival, the breach is found once at least, and the sums are the same. */
    @Test
    void anyOrderOfSalesReturnsAndVoidsEndsInTheSameSums() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<PushedOperation> operations = new ArrayList<>();
        long sold = 0;
        long returned = 0;
        for (int i = 0; i < 80; i++) {
            int quantity = 1 + random.nextInt(4);
            operations.add(till.create("o" + i, sold(quantity, 100 + i)));
            sold += (long) quantity * (100 + i);
            if (random.nextInt(3) == 0) {
                operations.add(other.pushed("returns.create", "r" + i, goods("o" + i, 1, 100 + i)));
                returned += 100 + i;
            }
        }
        Collections.shuffle(operations, random);

        operations.forEach(topics::send);
        operations.forEach(operation -> topics.await(operation.operation().opId()));
        peer.push(till.create("void", sold(5, 999)));
        peer.push(till.cancel("void"));

        for (String dimension : List.of("sale", "product", "tax", "tender")) {
            assertThat(sum("sales_total", dimension))
                    .as("%s, seed %d", dimension, seed)
                    .isEqualTo(sold);
            assertThat(sum("returns_total", dimension))
                    .as("%s, seed %d", dimension, seed)
                    .isEqualTo(returned);
        }
        assertThat(peer.number("select max(global_order_number) from orders where organization_id = $1"))
                .as("sales and returns share dense numbers, seed %d", seed)
                .isEqualTo(operations.size() + 1L);
        assertThat(peer.number("select count(*) from conflicts where organization_id = $1"))
                .as("seed %d", seed)
                .isEqualTo(0);
    }

    /** S1-36, S1-41, S1-49: the sale stands, a person is told. */
    @Test
    void linesThatBreakTheProductsRulesAreConflicts() {
        pool.preparedQuery("insert into ref_products values ($1, 'p0', 1, 'cat', 'Phone', true, 10, 5)")
                .execute(Tuple.of(organization))
                .await()
                .indefinitely();

        assertThat(peer.receipt(till.create("o1", sold(1, 100))).message()).contains("needs a serial number");
        assertThat(peer.receipt(till.create("o2", withItem("serial_numbers", List.of("S1"))))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
        assertThat(peer.receipt(till.create("o3", withItem("serial_numbers", List.of("S1"))))
                        .message())
                .contains("sold in order o2");
        Fields few = withItem("serial_numbers", List.of("S2"));
        Fields item = few.rows("items").get(0).with("sale_type", "wholesale");
        assertThat(peer.receipt(till.create("o4", few.with("items", List.of(item))))
                        .message())
                .contains("wholesale from 10");

        peer.push(till.cancel("o2"));
        assertThat(peer.receipt(till.create("o5", withItem("serial_numbers", List.of("S1"))))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
    }

    /** S0-15: created once. */
    @Test
    void anInvoiceIsCreatedOnce() {
        Fields invoice =
                fields("total", 100L, "items", List.of(fields("name", "A", "quantity", 1L, "unit_price", 100L)));

        ChangeRecord created = peer.push(till.pushed("invoices.create", "inv1", invoice));
        assertThat(dataOf(created, "invoices").text("status")).isEqualTo("issued");
        assertThat(peer.receipt(till.pushed("invoices.create", "inv1", invoice)).status())
                .isEqualTo(ReceiptStatus.APPLIED);
        assertThat(peer.receipt(till.pushed("invoices.create", "inv1", invoice.with("total", 99L)))
                        .reason())
                .isEqualTo(Reason.DUPLICATE_REFERENCE);
        assertThat(peer.number("select count(*) from invoice_items where organization_id = $1"))
                .isEqualTo(1);
    }

    private long sum(String measure, String dimension) {
        return peer.number(
                "select coalesce(sum(" + measure + "), 0)::bigint from sales_rollups"
                        + " where organization_id = $1 and dimension = $2",
                dimension);
    }

    private static Fields sold(long quantity, long price) {
        return unpaid(quantity, price).with("payment_method", "cash").with("amount_paid", quantity * price);
    }

    private static Fields withItem(String name, Object value) {
        Fields sale = sold(1, 100);
        return sale.with("items", List.of(sale.rows("items").get(0).with(name, value)));
    }
}
