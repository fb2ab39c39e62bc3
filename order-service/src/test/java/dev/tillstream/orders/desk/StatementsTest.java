package dev.tillstream.orders.desk;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static dev.tillstream.orders.order.TestOperations.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.fiscal.FiscalHash;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a batch of sales costs: one statement a table, however many sales, and none for what no sale of it has. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StatementsTest extends DeskTest {
    @Inject
    SalesDomain domain;

    /** Numbers, who waits, orders, references; orders, items, payments, sums, numbers. */
    @Test
    void aBatchOfPlainSalesCostsNineStatements() {
        List<PushedOperation> batch = IntStream.range(0, 20)
                .mapToObj(i -> till.create(
                        "o" + i, sale(new long[] {1, 100}, new long[] {2, 50}).with("offline_reference", "T-" + i)))
                .toList();

        assertThat(statementsOf(batch)).hasSize(9).noneMatch(sql -> sql.contains("parked_order_id = "));
    }

    /** Beside those: the customers' balances, and each device's documents, found and kept. */
    @Test
    void aCustomerCostsOneMoreAndAFiscalDocumentTwo() {
        Fields sale = sale(new long[] {1, 100})
                .with("customer_id", "c1")
                .with("document_seq", 1L)
                .with("previous_hash", FiscalHash.GENESIS);

        assertThat(statementsOf(List.of(till.create("o1", sale)))).hasSize(12);
    }

    @Test
    void aParkedOrderCostsOneMore() {
        Fields sale = sale(new long[] {1, 100}).with("parked_order_id", "park1");

        List<String> statements = statementsOf(List.of(
                till.create("o1", sale), till.create("o2", sale(new long[] {1, 100})), till.create("o3", sale)));

        assertThat(statements).hasSize(10).anyMatch(sql -> sql.contains("t.parked_order_id = k.p"));
    }

    /** A decision about another kind of conflict reads no kept document. */
    @Test
    void onlyADecisionToBookReadsWhatAConflictKeeps() {
        PushedOperation drop = till.resolve("c1", "orders", "o1", fields("strategy", "keep_server"));
        PushedOperation book = till.resolve("c1", "orders", "o1", fields("strategy", "keep_local"));

        assertThat(loadedBy(List.of(drop))).noneMatch(sql -> sql.contains("local_data"));
        assertThat(loadedBy(List.of(book))).anyMatch(sql -> sql.contains("local_data"));
    }

    private List<String> statementsOf(List<PushedOperation> batch) {
        List<String> statements = new ArrayList<>();
        pool.withTransaction(tx -> load(counting(tx, statements), batch)
                        .invoke(unit -> batch.forEach(pushed -> unit.decide(pushed, NOON)))
                        .chain(unit -> unit.store(counting(tx, statements))))
                .await()
                .indefinitely();
        return statements;
    }

    private List<String> loadedBy(List<PushedOperation> batch) {
        List<String> statements = new ArrayList<>();
        pool.withTransaction(tx -> load(counting(tx, statements), batch))
                .await()
                .indefinitely();
        return statements;
    }

    private Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> batch) {
        return Conflicts.load(tx, List.of()).chain(conflicts -> domain.load(tx, batch, conflicts));
    }

    /** The same connection, which notes what it is asked. */
    private static SqlConnection counting(SqlConnection tx, List<String> statements) {
        io.vertx.sqlclient.SqlConnection noting = (io.vertx.sqlclient.SqlConnection) Proxy.newProxyInstance(
                StatementsTest.class.getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.SqlConnection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("preparedQuery")) {
                        statements.add(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(tx.getDelegate(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return SqlConnection.newInstance(noting);
    }
}
