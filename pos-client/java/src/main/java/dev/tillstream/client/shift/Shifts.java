package dev.tillstream.client.shift;

import dev.tillstream.client.record.CurrentShift;
import dev.tillstream.client.record.Recording;
import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The till's shifts (B-1): one is open at a time, and what is sold, given back and paid meanwhile belongs to it. Reports
 * are computed on the till, without a network.
 */
public final class Shifts {
    private static final String OF_SHIFT = "WHERE staff_work_session_id = ?";

    private final TillDatabase database;
    private final Recording recording;

    public Shifts(TillDatabase database, Recording recording) {
        this.database = database;
        this.recording = recording;
    }

    /** The open shift's id. */
    public Optional<String> current() {
        return database.read(sql -> new CurrentShift(sql).id());
    }

    /**
     * Opens a shift.
     *
     * @param openingFloat what is in the drawer, minor units
     * @throws IllegalArgumentException while another one is open
     */
    public Fields open(String employeeId, String employeeName, long openingFloat) {
        current().ifPresent(open -> {
            throw new IllegalArgumentException("shift " + open + " is open: close it first");
        });
        return recording.create(
                "staff_work_sessions.open",
                Fields.of(Map.of(
                        "employee_id", employeeId, "employee_name", employeeName, "opening_float", openingFloat)));
    }

    /** Cash put into the drawer, minor units. */
    public Fields cashIn(long amount, String reason) {
        return move("cash_in", amount, reason);
    }

    /** Cash taken out of the drawer, minor units. */
    public Fields cashOut(long amount, String reason) {
        return move("cash_out", amount, reason);
    }

    /**
     * Closes the shift and answers its Z report, with the differences between what should be there and what is.
     *
     * @param counted minor units by tender
     */
    public Fields close(Map<String, Long> counted) {
        String id = required();
        recording.record("staff_work_sessions.close", id, Fields.of(Map.of("counted", counted)));
        return report(id);
    }

    /** The X report of the open shift. */
    public Fields report() {
        return report(required());
    }

    /** The report of a shift that this till knows. @throws IllegalArgumentException for another one */
    public Fields report(String shiftId) {
        return database.read(sql -> {
            Fields shift = new RecordReader(sql)
                    .find(Tables.STAFF_WORK_SESSIONS, shiftId)
                    .orElseThrow(() -> new IllegalArgumentException("shift " + shiftId + " is not known here"));
            return ShiftReport.of(shift, documents(sql, shiftId));
        });
    }

    private static ShiftReport.Documents documents(SqlSession sql, String shiftId) {
        RecordReader reader = new RecordReader(sql);
        return new ShiftReport.Documents(
                withPayments(reader, Tables.ORDERS, shiftId),
                withPayments(reader, Tables.RETURNS, shiftId),
                reader.select(Tables.PAYMENTS, OF_SHIFT, shiftId),
                reader.select(Tables.EXPENSES, OF_SHIFT, shiftId));
    }

    private static List<Fields> withPayments(RecordReader reader, Table table, String shiftId) {
        return reader.select(table, OF_SHIFT, shiftId).stream()
                .map(record -> reader.find(table, record.requiredText("id")).orElse(record))
                .toList();
    }

    private Fields move(String verb, long amount, String reason) {
        return recording.record(
                "staff_work_sessions." + verb, required(), Fields.of(Map.of("amount", amount, "reason", reason)));
    }

    private String required() {
        return current().orElseThrow(() -> new IllegalArgumentException("no shift is open: till shift open --help"));
    }
}
