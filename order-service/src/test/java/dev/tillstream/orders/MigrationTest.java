package dev.tillstream.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.inbox.store.Key;
import dev.tillstream.local.StackResource;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.Orders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written under the first version of the schema is there, and understood, after all that came since. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MigrationTest {
    private static final String ORDERS = """
            insert into orders (organization_id, id, branch_id, version, created_at, updated_at, occurred_at, device_id,
                total, amount_paid, remaining_amount, status, payment_method, offline_reference, global_order_number,
                transaction_code, fingerprint)
            values ('org', 'cash', 'b1', 1, now(), now(), '2026-11-20T23:30:00Z', 'till-1',
                1000, null, null, 'completed', 'cash', 'T-1', 1, 'TRX-1', 'f1'),
            ('org', 'part', 'b1', 1, '2026-11-20T08:00:00Z', now(), null, null,
                1000, 300, 700, 'pending', 'cash', null, 2, 'TRX-2', 'f2'),
            ('org', 'debt', 'b1', 1, now(), now(), '2026-11-20T09:00:00Z', 'till-1',
                1000, null, null, 'pending', 'credit', null, 3, 'TRX-3', 'f3')""";

    private static final String ROWS = """
            insert into order_items (organization_id, id, version, created_at, updated_at, order_id, line_number,
                product_id, quantity, unit_price)
            values ('org', 'i1', 1, now(), now(), 'cash', 1, 'p0', 2.5, 400),
                ('org', 'i1', 1, now(), now(), 'debt', 1, 'p0', 1, 1000);
            insert into payments (organization_id, id, version, created_at, updated_at, order_id, payment_method, amount)
            values ('org', 'y1', 1, now(), now(), 'cash', 'cash', 600),
                ('org', 'y2', 1, now(), now(), 'cash', 'card', 400);
            insert into order_numbers (organization_id, last_number) values ('org', 3)""";

    private final String schema = "since_v1_" + UUID.randomUUID().toString().replace('-', '_');

    @Inject
    DataSource dataSource;

    @Inject
    Pool pool;

    @BeforeEach
    void writeUnderTheFirstVersion() throws SQLException {
        flyway("1").migrate();
        run(ORDERS);
        run(ROWS);
        flyway("latest").migrate();
    }

    @AfterEach
    void drop() throws SQLException {
        run("drop schema " + schema + " cascade");
    }

    @Test
    void salesKeepTheirRowsAndGetTheirPlaceInReports() {
        Order cash = order("cash");

        assertThat(cash.fields().rows("items")).hasSize(1);
        assertThat(cash.fields().rows("payments")).hasSize(2);
        assertThat(cash.fields().text("offline_reference")).isEqualTo("T-1");
        assertThat(cash.fields().text("parked_order_id")).isNull();
        assertThat(cash.number()).isEqualTo(1);
        assertThat(cash.bucket().day()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(cash.bucket().hour()).isEqualTo(23);
        assertThat(cash.bucket().deviceId()).isEqualTo("till-1");
        assertThat(order("part").bucket().hour()).as("by its creation").isEqualTo(8);
        assertThat(order("part").bucket().deviceId()).isEmpty();
    }

    /** Nothing of them is in the sums of reports, of shifts and of accounts, so a void takes nothing away. */
    @Test
    void salesFromBeforeThereWereSumsAreInNone() {
        assertThat(order("cash").isCounted()).isFalse();
        assertThat(order("part").isCounted()).isFalse();
    }

    @Test
    void whatWasPaidIsToldApartFromDebt() {
        assertThat(order("cash").paidAtSale()).isEqualTo(1000);
        assertThat(order("part").paidAtSale()).isEqualTo(300);
        assertThat(order("debt").paidAtSale()).isEqualTo(0);
    }

    private Order order(String id) {
        Key key = new Key("org", id);
        Orders found = pool.withTransaction(tx -> tx.query("set local search_path to " + schema)
                        .execute()
                        .chain(() -> Orders.lock(tx, List.of(key), List.of())))
                .await()
                .indefinitely();
        return Objects.requireNonNull(found.find(key));
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("db/inbox", "db/migration")
                .target(target)
                .load();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema(schema);
            statement.execute(sql);
            connection.setSchema("public");
        }
    }
}
