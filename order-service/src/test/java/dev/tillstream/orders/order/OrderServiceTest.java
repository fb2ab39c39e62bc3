package dev.tillstream.orders.order;

import static dev.tillstream.orders.order.TestOperations.again;
import static dev.tillstream.orders.order.TestOperations.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service, against real Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OrderServiceTest {
    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String organization = "org-" + UUID.randomUUID();
    private final TestOperations till = TestOperations.ofTill(organization, "b1", "till-1");
    private TopicPeer topics;

    @BeforeEach
    void connect() {
        topics = new TopicPeer(kafka, "orders");
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void aSaleIsStoredNumberedAndPublishedInOneRecord() {
        PushedOperation create = till.create("o1", sale(new long[] {2, 1500}, new long[] {1, 250}));

        ChangeRecord record = topics.push(create);

        Receipt receipt = receiptOf(record);
        assertThat(receipt.status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(receipt.orderNumber()).isEqualTo(1);
        assertThat(receipt.transactionCode()).startsWith("TRX-MC01-BRN01-");
        Change order = record.changes().get(0);
        assertThat(order.scope()).isEqualTo("b1");
        assertThat(Objects.requireNonNull(order.data()).rows("items")).hasSize(2);
        assertThat(order.data().rows("payments")).hasSize(1);
        assertThat(count("orders")).isEqualTo(1);
        assertThat(count("order_items")).isEqualTo(2);
        assertThat(count("payments")).isEqualTo(1);
    }

    @Test
    void theSameOperationAgainHasOneEffectAndTheSameReceipt() {
        PushedOperation create = till.create("o1", sale(new long[] {1, 100}));

        Receipt first = receiptOf(topics.push(create));
        Receipt second = receiptOf(topics.push(again(create)));

        assertThat(second).isEqualTo(first);
        assertThat(count("orders")).isEqualTo(1);
        assertThat(count("order_items")).isEqualTo(1);
    }

    @Test
    void theSameSaleUnderANewOperationIdIsTheSameSale() {
        PushedOperation create = till.create("o1", sale(new long[] {1, 100}));
        PushedOperation twin = till.create("o1", create.operation().payload());

        Receipt first = receiptOf(topics.push(create));
        Receipt second = receiptOf(topics.push(twin));

        assertThat(second.status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(second.orderNumber()).isEqualTo(first.orderNumber());
        assertThat(count("orders")).isEqualTo(1);
    }

    @Test
    void anotherContentUnderAUsedOperationIdGoesToQuarantine() {
        PushedOperation create = till.create("o1", sale(new long[] {1, 100}));
        topics.push(create);
        PushedOperation liar =
                new PushedOperation(create.origin(), create.receivedAt(), "ffffffffffffffff", create.operation());

        topics.send(liar);

        QuarantinedOperation kept = topics.awaitQuarantined(create.operation().opId());
        assertThat(kept.reason()).isEqualTo(Reason.OP_ID_REUSED);
        assertThat(count("orders")).isEqualTo(1);
    }

    @Test
    void aSecondSaleWithTheSameReferenceIsKeptWholeAndCanBeBooked() {
        topics.push(till.create("o1", sale(new long[] {1, 100}).with("offline_reference", "T1-20261121-1")));
        ChangeRecord second =
                topics.push(till.create("o2", sale(new long[] {1, 999}).with("offline_reference", "T1-20261121-1")));

        Receipt receipt = receiptOf(second);
        assertThat(receipt.status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(receipt.reason()).isEqualTo(Reason.DUPLICATE_REFERENCE);
        assertThat(count("orders")).isEqualTo(1);

        String conflictId = Objects.requireNonNull(receipt.conflictId());
        ChangeRecord resolved = topics.push(till.resolve(conflictId, "o1", "keep_local"));
        assertThat(resolved.changes()).extracting(Change::table).containsExactly("orders", "conflicts");
        assertThat(resolved.changes().get(0).id()).as("its own id was free").isEqualTo("o2");
        assertThat(count("orders")).isEqualTo(2);
        assertThat(statusOf("o1")).as("the first stands").isEqualTo("pending");

        assertThat(receiptOf(topics.push(till.resolve(conflictId, "o1", "keep_local")))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
        assertThat(receiptOf(topics.push(till.resolve(conflictId, "o1", "keep_server")))
                        .reason())
                .isEqualTo(Reason.CONFLICT_RESOLVED);
        assertThat(count("orders")).isEqualTo(2);
    }

    @Test
    void aWrongTotalIsAppliedAsItHappenedAndShownToAPerson() {
        ChangeRecord record =
                topics.push(till.create("o1", sale(new long[] {1, 100}).with("total", 90L)));

        assertThat(receiptOf(record).status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(receiptOf(record).orderNumber()).isEqualTo(1);
        assertThat(record.changes()).extracting(Change::table).containsExactly("orders", "conflicts");
        assertThat(count("conflicts")).isEqualTo(1);
    }

    @Test
    void aVoidedSaleStaysWholeAndIsVoidedOnce() {
        topics.push(till.create("o1", sale(new long[] {1, 100})));

        ChangeRecord voided = topics.push(till.cancel("o1"));
        Receipt twice = receiptOf(topics.push(till.cancel("o1")));

        assertThat(receiptOf(voided).version()).isEqualTo(2);
        assertThat(Objects.requireNonNull(voided.changes().get(0).data()).rows("items"))
                .hasSize(1);
        assertThat(statusOf("o1")).isEqualTo("cancelled");
        assertThat(twice.reason()).isEqualTo(Reason.ALREADY_VOID);
    }

    @Test
    void whatCanNotBeReadOrAppliedStopsNobody() {
        topics.sendRaw(organization + "/o1", "{\"operation\":");
        PushedOperation senseless = till.create("o2", sale(new long[] {1, 100}).with("total", "a lot"));
        PushedOperation tooLarge =
                till.create("o3", sale(new long[] {1, 100}).with("customer_order_number", 5_000_000_000L));
        topics.send(senseless);
        topics.send(tooLarge);

        assertThat(receiptOf(topics.push(till.create("o4", sale(new long[] {1, 100}))))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
        assertThat(receiptOf(topics.await(senseless.operation().opId())).reason())
                .isEqualTo(Reason.INVALID_OPERATION);
        assertThat(receiptOf(topics.await(tooLarge.operation().opId())).status())
                .isEqualTo(ReceiptStatus.REJECTED);
        assertThat(topics.awaitUnreadable(organization + "/o1")).isNotNull();
    }

    /** The seed is printed by the name of the failing assertion. */
    @Test
    void anyOrderAndAnyRepetitionEndsInTheSameState() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<PushedOperation> operations = new ArrayList<>();
        IntStream.range(0, 300)
                .forEach(i -> operations.add(till.create("o" + i, sale(new long[] {1 + i % 3, 100 + i}))));
        List<PushedOperation> sent = new ArrayList<>(operations);
        operations.stream()
                .filter(operation -> random.nextInt(3) == 0)
                .forEach(operation -> sent.add(again(operation)));
        Collections.shuffle(sent, random);

        sent.forEach(topics::send);
        operations.forEach(operation -> topics.await(operation.operation().opId()));

        assertThat(count("orders")).as("seed %d", seed).isEqualTo(300);
        assertThat(sum("select sum(total) from orders where organization_id = $1"))
                .as("seed %d", seed)
                .isEqualTo(IntStream.range(0, 300)
                        .mapToLong(i -> (1 + i % 3) * (100L + i))
                        .sum());
        assertThat(sum("select max(global_order_number) from orders where organization_id = $1"))
                .as("order numbers are dense, seed %d", seed)
                .isEqualTo(300);
    }

    private static Receipt receiptOf(ChangeRecord record) {
        return Objects.requireNonNull(record.receipt());
    }

    private long count(String table) {
        return sum("select count(*) from " + table + " where organization_id = $1");
    }

    private long sum(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(organization))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private String statusOf(String id) {
        return pool.preparedQuery("select status from orders where organization_id = $1 and id = $2")
                .execute(Tuple.of(organization, id))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }
}
