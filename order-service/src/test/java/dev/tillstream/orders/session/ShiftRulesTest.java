package dev.tillstream.orders.session;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.orders.order.TestOperations;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.payment.Tender.Kind;
import org.junit.jupiter.api.Test;

/** Shifts (B-1, R-8), without a service. */
class ShiftRulesTest {
    private final TestOperations till = TestOperations.ofTill("org", "b1", "till-1");

    @Test
    void expectedCashIsTheFloatAndAllThatMovedCash() {
        ShiftTotals totals = totals(
                new Tender(Kind.SALE, "cash", 500),
                new Tender(Kind.SALE, "card", 900),
                new Tender(Kind.REFUND, "cash", -200),
                new Tender(Kind.EXPENSE, "cash", -70),
                new Tender(Kind.PAYMENT, "cash", 30));
        Shift shift = ShiftRules.cashMoved(opened(1000), moved("cash_in", 100), NOON);
        shift = ShiftRules.cashMoved(shift, moved("cash_out", 400), NOON);

        assertThat(ShiftRules.expectedCash(shift.fields(), totals)).isEqualTo(1000 + 500 - 200 - 70 + 30 + 100 - 400);
        Fields report = ShiftRules.report(shift.fields(), totals);
        assertThat(report.object("sales").integer("card")).isEqualTo(900);
        assertThat(report.object("refunds").integer("cash")).isEqualTo(200);
        assertThat(report.integer("sales_tenders")).isEqualTo(2);
    }

    @Test
    void theZReportComparesWhatWasCountedWithEachTender() {
        ShiftTotals totals = totals(new Tender(Kind.SALE, "cash", 500), new Tender(Kind.SALE, "card", 900));

        Shift closed = ShiftRules.closed(opened(1000), totals, close(1490, 900), NOON);

        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.fields().integer("expected_cash")).isEqualTo(1500);
        assertThat(closed.fields().integer("cash_difference")).isEqualTo(-10);
        Fields differences = closed.fields().object("z_report").object("differences");
        assertThat(differences.integer("cash")).isEqualTo(-10);
        assertThat(differences.integer("card")).isEqualTo(0);
    }

    /** */
    @Test
    void aLateDocumentAmendsTheReportAndItKeepsWhatItSaidAtClosing() {
        Shift closed = ShiftRules.closed(opened(0), ShiftTotals.NONE, close(300, 0), NOON);
        ShiftTotals later = totals(new Tender(Kind.SALE, "cash", 300));

        Shift amended = ShiftRules.amended(closed, later, moved("cash_in", 1), NOON.plusSeconds(60));

        assertThat(amended.fields().integer("amendments")).isEqualTo(1);
        assertThat(amended.fields().integer("expected_cash")).isEqualTo(300);
        assertThat(amended.fields().object("z_report").integer("expected_cash_at_closing"))
                .isEqualTo(0);
        assertThat(amended.record().version()).isEqualTo(closed.record().version() + 1);
    }

    @Test
    void aClosedShiftAnUnknownOneAndAnotherBranchsTakeNoSteps() {
        Shift open = opened(0);
        Shift closed = ShiftRules.closed(open, ShiftTotals.NONE, close(0, 0), NOON);
        PushedOperation elsewhere = TestOperations.ofTill("org", "b2", "till-9")
                .pushed("staff_work_sessions.cash_in", "s1", fields("amount", 1L));

        assertThat(ShiftRules.refuseStep(open, moved("cash_in", 1))).isEmpty();
        assertThat(ShiftRules.refuseStep(closed, moved("cash_in", 1)))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.ILLEGAL_STEP));
        assertThat(ShiftRules.refuseStep(null, moved("cash_in", 1)))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.UNKNOWN_RECORD));
        assertThat(ShiftRules.refuseStep(open, elsewhere))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.UNKNOWN_RECORD));
    }

    @Test
    void theSameOpeningAgainIsNoneAndAnotherIsRefused() {
        Shift open = opened(100);

        assertThat(ShiftRules.refuseOpening(open, open(100))).isEmpty();
        assertThat(ShiftRules.refuseOpening(open, open(200)))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.ILLEGAL_STEP));
    }

    @Test
    void sumsDoNotDependOnTheOrderAndAVoidTakesItsTendersAway() {
        Tender cash = new Tender(Kind.SALE, "cash", 500);
        ShiftTotals one = totals(cash, new Tender(Kind.REFUND, "cash", -200));
        ShiftTotals other = totals(new Tender(Kind.REFUND, "cash", -200), cash);

        assertThat(one).isEqualTo(other);
        assertThat(one.plus(ShiftTotals.lineOf(cash), ShiftTotals.sumOf(cash, -1))
                        .cash())
                .isEqualTo(-200);
    }

    private static ShiftTotals totals(Tender... tenders) {
        ShiftTotals totals = ShiftTotals.NONE;
        for (Tender tender : tenders) {
            totals = totals.plus(ShiftTotals.lineOf(tender), ShiftTotals.sumOf(tender, 1));
        }
        return totals;
    }

    private Shift opened(long openingFloat) {
        return ShiftRules.opened(open(openingFloat), NOON);
    }

    private PushedOperation open(long openingFloat) {
        return till.pushed(
                "staff_work_sessions.open", "s1", fields("employee_id", "ann", "opening_float", openingFloat));
    }

    private PushedOperation close(long cash, long card) {
        return till.pushed("staff_work_sessions.close", "s1", fields("counted", fields("cash", cash, "card", card)));
    }

    private PushedOperation moved(String verb, long amount) {
        return till.pushed("staff_work_sessions." + verb, "s1", fields("amount", amount));
    }
}
