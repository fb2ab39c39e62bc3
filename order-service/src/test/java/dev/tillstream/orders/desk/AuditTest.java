package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.Json;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The audit rows that are stored: who, what, when, from which device, before and after (B-13). */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AuditTest extends DeskTest {
    /** A fact that is created needs no row (docs/adr/0012): its record is one. What changes it later has one. */
    @Test
    void aSaleIsAuditedFromItsFirstChangeOn() {
        peer.push(till.create("o1", unpaid(1, 100)));
        assertThat(rows("orders", "o1")).isEmpty();

        PushedOperation step = till.pushed("orders.update_status", "o1", fields("status", "processing"));
        peer.push(step);
        peer.push(till.pushed("orders.update_status", "o1", fields("status", "processing")));

        Row row = only("orders", "o1");
        assertWhoWhatWhen(row, step, null);
        assertThat(before(row)).isEqualTo(fields("status", "pending"));
        assertThat(after(row)).isEqualTo(fields("status", "processing"));
    }

    @Test
    void aVoidSaysWhoTookItBackAndWhy() {
        peer.push(till.create("o1", unpaid(1, 100)));
        PushedOperation cancel = till.pushed("orders.void", "o1", fields("reason", "wrong item", "employee_id", "ann"));
        peer.push(cancel);

        Row row = only("orders", "o1");
        assertWhoWhatWhen(row, cancel, "ann");
        assertThat(before(row).text("status")).isEqualTo("pending");
        assertThat(before(row).has("items")).as("what stayed is not repeated").isFalse();
        assertThat(after(row).text("status")).isEqualTo("cancelled");
        assertThat(after(row).text("void_reason")).isEqualTo("wrong item");
        assertThat(after(row).text("voided_at")).isEqualTo("2026-11-21T12:00:00.000Z");
    }

    @Test
    void aPaymentSaysWhatItChangedOfItsSale() {
        peer.push(till.create("o1", unpaid(1, 100)));
        PushedOperation payment = till.pushed(
                "payments.create",
                "pay1",
                fields("order_id", "o1", "payment_method", "cash", "amount", 40L, "employee_id", "ben"));
        peer.push(payment);

        Row row = only("orders", "o1");
        assertWhoWhatWhen(row, payment, "ben");
        assertThat(before(row))
                .isEqualTo(fields("payment_status", "pending", "amount_paid", 0, "remaining_amount", 100));
        assertThat(after(row))
                .isEqualTo(fields("payment_status", "partial", "amount_paid", 40, "remaining_amount", 60));
    }

    @Test
    void aShiftIsAuditedFromItsOpeningToItsClosing() {
        PushedOperation open =
                till.pushed("staff_work_sessions.open", "s1", fields("employee_id", "ann", "opening_float", 1000L));
        PushedOperation cash =
                till.pushed("staff_work_sessions.cash_in", "s1", fields("amount", 50L, "employee_id", "ben"));
        PushedOperation close =
                till.pushed("staff_work_sessions.close", "s1", fields("counted", fields("cash", 1040L)));
        List.of(open, cash, close).forEach(peer::push);

        List<Row> rows = rows("staff_work_sessions", "s1");
        assertThat(rows).hasSize(3);
        assertWhoWhatWhen(rows.get(0), open, "ann");
        assertThat(rows.get(0).getValue("before")).isNull();
        assertThat(after(rows.get(0)).integer("opening_float")).isEqualTo(1000);
        assertWhoWhatWhen(rows.get(1), cash, "ben");
        assertThat(before(rows.get(1)).rows("cash_movements")).isEmpty();
        assertThat(after(rows.get(1)).rows("cash_movements").get(0).integer("amount"))
                .isEqualTo(50);
        assertWhoWhatWhen(rows.get(2), close, null);
        assertThat(before(rows.get(2)).text("status")).isEqualTo("open");
        assertThat(after(rows.get(2)).integer("cash_difference")).isEqualTo(-10);
    }

    private static void assertWhoWhatWhen(Row row, PushedOperation pushed, @Nullable String who) {
        assertThat(row.getString("employee_id")).isEqualTo(who);
        assertThat(row.getString("type")).isEqualTo(pushed.operation().type());
        assertThat(row.getUUID("op_id")).isEqualTo(pushed.operation().opId());
        assertThat(row.getString("device_id")).isEqualTo("till-1");
        assertThat(row.getString("branch_id")).isEqualTo("b1");
        assertThat(row.getOffsetDateTime("occurred_at")).isEqualTo(NOON.atOffset(ZoneOffset.UTC));
        assertThat(row.getOffsetDateTime("received_at"))
                .isEqualTo(pushed.receivedAt().atOffset(ZoneOffset.UTC));
    }

    private Row only(String table, String id) {
        List<Row> rows = rows(table, id);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** In the order in which they were applied. */
    private List<Row> rows(String table, String id) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery("select * from audit where organization_id = $1 and \"table\" = $2 and record_id = $3"
                        + " order by applied_at, entry")
                .execute(Tuple.of(organization, table, id))
                .await()
                .indefinitely()
                .forEach(rows::add);
        return rows;
    }

    private static Fields before(Row row) {
        return json(row, "before");
    }

    private static Fields after(Row row) {
        return json(row, "after");
    }

    private static Fields json(Row row, String side) {
        Object value = Json.parse(io.vertx.core.json.Json.encode(row.getValue(side)));
        return Fields.of(Map.of(side, value == null ? Map.of() : value)).object(side);
    }
}
