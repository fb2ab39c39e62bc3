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
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.fiscal.FiscalHash;
import dev.tillstream.local.StackResource;
import dev.tillstream.orders.order.TestOperations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shifts and fiscal chains (B-1, B-3, R-8), against real Kafka and Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ShiftsTest extends DeskTest {
    private static final String SHIFT = "staff_work_session_id";

    /** B-1. */
    @Test
    void aShiftExpectsItsTenders() {
        peer.push(open("s1", 10_000));
        peer.push(till.create("o1", cash(1, 500).with(SHIFT, "s1")));
        peer.push(till.pushed("returns.create", "r1", goods("o1", 1, 200).with(SHIFT, "s1")));
        peer.push(till.pushed(
                "expenses.upsert",
                "e1",
                fields("amount", 50L, "payment_method", "cash", SHIFT, "s1", "description", "milk")));
        peer.push(till.pushed("expenses.upsert", "e1", 1L, fields("amount", 70L)));
        peer.push(till.pushed("staff_work_sessions.cash_in", "s1", fields("amount", 1000L, "reason", "coins")));
        peer.push(till.pushed("staff_work_sessions.cash_out", "s1", fields("amount", 3000L)));

        ChangeRecord closed = peer.push(close("s1", 8000));

        Fields shift = dataOf(closed, "staff_work_sessions");
        assertThat(shift.integer("expected_cash")).isEqualTo(10_000 + 500 - 200 - 70 + 1000 - 3000);
        assertThat(shift.integer("cash_difference")).isEqualTo(8000 - 8230);
        assertThat(shift.object("z_report").object("sales").integer("cash")).isEqualTo(500);
        assertThat(shift.text("status")).isEqualTo("closed");
    }

    /** */
    @Test
    void whatComesLateIsCountedInItsOwnShiftAndTheReportSaysSo() {
        peer.push(open("s1", 0));
        peer.push(close("s1", 300));

        ChangeRecord late = peer.push(till.create("o1", cash(1, 300).with(SHIFT, "s1")));

        Fields shift = dataOf(late, "staff_work_sessions");
        assertThat(shift.integer("amendments")).isEqualTo(1);
        assertThat(shift.integer("expected_cash")).isEqualTo(300);
        assertThat(shift.integer("cash_difference")).isEqualTo(0);
        assertThat(shift.object("z_report").integer("expected_cash_at_closing")).isEqualTo(0);
        ChangeRecord voided = peer.push(till.cancel("o1"));
        assertThat(dataOf(voided, "staff_work_sessions").integer("expected_cash"))
                .isEqualTo(0);
    }

    /** B-1: a closed shift takes no more of what is no late fact. */
    @Test
    void stepsOfAShiftThatIsNotOpenAreIllegal() {
        assertThat(peer.receipt(close("s1", 0)).reason()).isEqualTo(Reason.UNKNOWN_RECORD);
        PushedOperation first = open("s1", 100);
        peer.push(first);
        assertThat(peer.receipt(open("s1", 100)).version()).isEqualTo(1);
        assertThat(peer.receipt(open("s1", 200)).reason()).isEqualTo(Reason.ILLEGAL_STEP);
        peer.push(close("s1", 100));
        assertThat(peer.receipt(close("s1", 100)).reason()).isEqualTo(Reason.ILLEGAL_STEP);
        assertThat(peer.receipt(till.pushed("staff_work_sessions.cash_in", "s1", fields("amount", 1L)))
                        .reason())
                .isEqualTo(Reason.ILLEGAL_STEP);
    }

    /** A shift's expected cash = its tenders, in any order of arrival. */
    @Test
    void expectedCashDoesNotDependOnTheOrderOfArrival() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<PushedOperation> documents = new ArrayList<>();
        long expected = 5000;
        for (int i = 0; i < 60; i++) {
            long price = 100L + random.nextInt(900);
            boolean isCash = random.nextBoolean();
            documents.add(till.create(
                    "o" + i,
                    cash(1, price)
                            .with("payment_method", isCash ? "cash" : "card")
                            .with(SHIFT, "s1")));
            expected += isCash ? price : 0;
            if (random.nextInt(5) == 0) {
                documents.add(till.pushed(
                        "returns.create", "r" + i, goods("o" + i, 1, price).with(SHIFT, "s1")));
                expected -= price;
            }
        }
        Collections.shuffle(documents, random);
        documents.add(random.nextInt(documents.size()), open("s1", 5000));
        documents.add(close("s1", 5000));

        documents.forEach(topics::send);
        documents.forEach(document -> topics.await(document.operation().opId()));

        assertThat(peer.number("select expected_cash from staff_work_sessions where organization_id = $1"))
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    /** B-3: documents in any order; what doesn't fit is a conflict. */
    @Test
    void aBrokenChainIsAConflict() {
        String first = FiscalHash.GENESIS;
        Fields one = chained(1, "o1", first, 100);
        Fields two = chained(2, "o2", one.requiredText("document_hash"), 200);
        Fields three = chained(3, "o3", two.requiredText("document_hash"), 300);

        assertThat(peer.receipt(till.create("o3", three)).reason()).isNull();
        assertThat(peer.receipt(till.create("o1", one)).reason()).isNull();
        assertThat(peer.receipt(till.create("o2", two)).reason()).isNull();
        Fields wrong = chained(4, "o4", two.requiredText("document_hash"), 400);
        assertThat(peer.receipt(till.create("o4", wrong)).message()).contains("does not follow document 3");
        Fields forged =
                chained(5, "o5", wrong.requiredText("document_hash"), 500).with("document_hash", first);
        assertThat(peer.receipt(till.create("o5", forged)).reason()).isEqualTo(Reason.CHAIN_BROKEN);
        Fields again = chained(3, "o6", two.requiredText("document_hash"), 300);
        assertThat(peer.receipt(till.create("o6", again)).reason()).isEqualTo(Reason.CHAIN_BROKEN);
    }

    private Fields chained(long seq, String id, String previous, long price) {
        String hash = FiscalHash.of(
                previous, "till-1", seq, "orders.create", id, Timestamps.format(TestOperations.NOON), price, null);
        return cash(1, price)
                .with("document_seq", seq)
                .with("previous_hash", previous)
                .with("document_hash", hash);
    }

    private PushedOperation open(String id, long openingFloat) {
        return till.pushed("staff_work_sessions.open", id, fields("employee_id", "ann", "opening_float", openingFloat));
    }

    private PushedOperation close(String id, long cash) {
        return till.pushed("staff_work_sessions.close", id, fields("counted", fields("cash", cash)));
    }

    private static Fields cash(long quantity, long price) {
        return unpaid(quantity, price).with("payment_method", "cash").with("amount_paid", quantity * price);
    }
}
