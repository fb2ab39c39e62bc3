package dev.tillstream.orders.session;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.order.Refusal;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.payment.Tender.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shifts (B-1, R-8). Pure. Expected cash = float + cash of sales and payments − cash refunds − cash expenses + cash put in
 * − cash taken out; change is no part of it, since tenders are amounts net of change.
 */
public final class ShiftRules {
    private static final String FLOAT = "opening_float";
    private static final String MOVEMENTS = "cash_movements";
    private static final String Z_REPORT = "z_report";
    private static final String EXPECTED = "expected_cash";
    private static final String CASH_IN = "cash_in";
    private static final String AMENDMENTS = "amendments";

    private ShiftRules() {}

    static Shift opened(PushedOperation pushed, Instant now) {
        Fields payload = own(pushed);
        Fields fields = payload.with("status", "open")
                .with(FLOAT, payload.requiredInteger(FLOAT))
                .with("opened_at", timeOf(payload, "opened_at", pushed))
                .with(MOVEMENTS, List.of());
        StoredRecord record = StoredRecord.created(
                Tables.STAFF_WORK_SESSIONS, pushed.operation().id(), pushed, now, fields);
        return new Shift(record, pushed.fingerprint());
    }

    /** Why a second opening under the same id is refused; the same one again is none. */
    static Optional<Refusal> refuseOpening(Shift first, PushedOperation pushed) {
        return first.fingerprint().equals(pushed.fingerprint())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Reason.ILLEGAL_STEP,
                        "shift " + pushed.operation().id() + " was opened at "
                                + first.fields().text("opened_at") + " already"));
    }

    /** Why a shift takes no more of it: unknown, of another branch, or closed. */
    static Optional<Refusal> refuseStep(@Nullable Shift shift, PushedOperation pushed) {
        String id = pushed.operation().id();
        if (shift == null
                || !pushed.origin().branch().equals(shift.record().meta().branchId())) {
            return Optional.of(new Refusal(Reason.UNKNOWN_RECORD, "no shift " + id + " here"));
        }
        return shift.isClosed()
                ? Optional.of(new Refusal(
                        Reason.ILLEGAL_STEP,
                        "shift " + id + " was closed at " + shift.fields().text("closed_at")))
                : Optional.empty();
    }

    /** Cash put into the drawer or taken out of it: the verb says which. */
    static Shift cashMoved(Shift shift, PushedOperation pushed, Instant now) {
        Fields payload = pushed.operation().payload();
        Map<String, @Nullable Object> movement = new LinkedHashMap<>();
        movement.put("kind", pushed.operation().type().endsWith(CASH_IN) ? CASH_IN : "cash_out");
        movement.put("amount", payload.requiredInteger("amount"));
        movement.put("reason", payload.text("reason"));
        movement.put("employee_id", payload.text("employee_id"));
        movement.put("occurred_at", Timestamps.format(pushed.operation().occurredAt()));
        movement.put("op_id", pushed.operation().opId().toString());
        List<Fields> movements = new ArrayList<>(shift.fields().rows(MOVEMENTS));
        movements.add(Fields.of(movement));
        return shift.with(shift.record().changed(pushed, now, shift.fields().with(MOVEMENTS, movements)));
    }

    /** The shift with its Z report. */
    static Shift closed(Shift shift, ShiftTotals totals, PushedOperation pushed, Instant now) {
        Fields payload = own(pushed);
        Fields counted = payload.object("counted");
        Fields fields = shift.fields()
                .with(payload.only(name -> !name.equals("employee_id")))
                .with("status", "closed")
                .with("closed_at", timeOf(payload, "closed_at", pushed))
                .with("counted_cash", counted.integerOrZero(Tender.CASH))
                .with(AMENDMENTS, 0L);
        long expected = expectedCash(shift.fields(), totals);
        return shift.with(shift.record().changed(pushed, now, reported(fields, totals, expected)));
    }

    /** A closed shift that a late document belongs to: its Z report says so, and what it said at closing stays in it. */
    static Shift amended(Shift shift, ShiftTotals totals, PushedOperation late, Instant now) {
        Fields fields = shift.fields().with(AMENDMENTS, shift.fields().integerOrZero(AMENDMENTS) + 1);
        long atClosing = fields.object(Z_REPORT).integerOrZero("expected_cash_at_closing");
        StoredRecord next = shift.record().changed(late, now, reported(fields, totals, atClosing));
        StoredRecord.Meta meta = next.meta();
        StoredRecord.Meta kept = new StoredRecord.Meta(
                meta.branchId(),
                meta.version(),
                meta.createdAt(),
                meta.updatedAt(),
                null,
                shift.record().meta().occurredAt(),
                shift.record().meta().deviceId());
        return shift.with(new StoredRecord(next.key(), kept, next.fields()));
    }

    public static long expectedCash(Fields shift, ShiftTotals totals) {
        return shift.integerOrZero(FLOAT) + totals.cash() + moved(shift, CASH_IN) - moved(shift, "cash_out");
    }

    /** What stands in an X report now, and in a Z report for good: the same sums (B-1). */
    public static Fields report(Fields shift, ShiftTotals totals) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("opened_at", shift.text("opened_at"));
        report.put("closed_at", shift.text("closed_at"));
        report.put(FLOAT, shift.integerOrZero(FLOAT));
        report.put("sales", totals.byMethod(Kind.SALE));
        report.put("payments", totals.byMethod(Kind.PAYMENT));
        report.put("refunds", totals.byMethod(Kind.REFUND));
        report.put("expenses", totals.byMethod(Kind.EXPENSE));
        report.put("sales_tenders", totals.documents(Kind.SALE));
        report.put("refund_tenders", totals.documents(Kind.REFUND));
        report.put(CASH_IN, moved(shift, CASH_IN));
        report.put("cash_out", moved(shift, "cash_out"));
        report.put(EXPECTED, expectedCash(shift, totals));
        return Fields.of(report);
    }

    private static Fields reported(Fields shift, ShiftTotals totals, long expectedAtClosing) {
        long expected = expectedCash(shift, totals);
        Fields counted = shift.object("counted");
        Map<String, Object> differences = new LinkedHashMap<>();
        for (String method : counted.names()) {
            long expectedOfMethod = method.equals(Tender.CASH) ? expected : totals.amountOf(method);
            differences.put(method, counted.integerOrZero(method) - expectedOfMethod);
        }
        Fields report = report(shift, totals)
                .with("counted", counted)
                .with("differences", differences)
                .with("expected_cash_at_closing", expectedAtClosing)
                .with(AMENDMENTS, shift.integerOrZero(AMENDMENTS));
        return shift.with(EXPECTED, expected)
                .with("cash_difference", counted.integerOrZero(Tender.CASH) - expected)
                .with(Z_REPORT, report);
    }

    private static long moved(Fields shift, String kind) {
        return shift.rows(MOVEMENTS).stream()
                .filter(movement -> kind.equals(movement.text("kind")))
                .mapToLong(movement -> movement.requiredInteger("amount"))
                .sum();
    }

    private static String timeOf(Fields payload, String name, PushedOperation pushed) {
        return Timestamps.format(Objects.requireNonNullElse(
                payload.time(name), pushed.operation().occurredAt()));
    }

    private static Fields own(PushedOperation pushed) {
        return pushed.operation().payload().only(Table::isSent);
    }
}
