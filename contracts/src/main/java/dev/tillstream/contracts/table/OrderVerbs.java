package dev.tillstream.contracts.table;

import static dev.tillstream.contracts.table.Field.choice;
import static dev.tillstream.contracts.table.Field.count;
import static dev.tillstream.contracts.table.Field.id;
import static dev.tillstream.contracts.table.Field.json;
import static dev.tillstream.contracts.table.Field.money;
import static dev.tillstream.contracts.table.Field.note;
import static dev.tillstream.contracts.table.Field.text;
import static dev.tillstream.contracts.table.Field.time;

import java.util.ArrayList;
import java.util.List;

/** What can be done to the order service's tables, beside editing its master data (DESIGN §3). */
final class OrderVerbs {
    private static final String ORDER_ID = "order_id";

    private static final List<Field> DOCUMENT =
            List.of(count("document_seq"), text("previous_hash"), text("document_hash"));

    static final List<OperationType> ALL = List.of(
            OperationType.of(OrderTables.ORDERS, "create", OrderTables.ORDERS.fields()),
            OperationType.of(
                    OrderTables.ORDERS, "void", document(note("reason"), id("employee_id"), time("voided_at"))),
            OperationType.of(
                    OrderTables.ORDERS,
                    "update_status",
                    List.of(
                            choice("status", "pending", "processing", "completed", "cancelled")
                                    .required(),
                            choice("payment_status", "pending", "paid", "partial", "refunded"))),
            OperationType.of(OrderTables.PAYMENTS, "create", paymentAlone()).keyedBy(ORDER_ID),
            OperationType.of(OrderTables.RETURNS, "create", OrderTables.RETURNS.fields())
                    .keyedBy(ORDER_ID),
            OperationType.of(OrderTables.INVOICES, "create", OrderTables.INVOICES.fields()),
            OperationType.of(
                    OrderTables.STAFF_WORK_SESSIONS,
                    "open",
                    List.of(
                            id("employee_id").required(),
                            text("employee_name"),
                            money("opening_float").required(),
                            time("opened_at"),
                            note("notes"))),
            OperationType.of(OrderTables.STAFF_WORK_SESSIONS, "cash_in", cashMovement()),
            OperationType.of(OrderTables.STAFF_WORK_SESSIONS, "cash_out", cashMovement()),
            OperationType.of(
                    OrderTables.STAFF_WORK_SESSIONS,
                    "close",
                    document(json("counted").required(), time("closed_at"), id("employee_id"), note("notes"))));

    private OrderVerbs() {}

    /** Alone it says how it was paid; as a row of an order it may leave that to the order. */
    private static List<Field> paymentAlone() {
        return OrderTables.PAYMENTS.fields().stream()
                .map(field -> field.name().equals("payment_method") ? field.required() : field)
                .toList();
    }

    private static List<Field> cashMovement() {
        return List.of(money("amount").positive().required(), note("reason"), id("employee_id"));
    }

    /** With what the fiscal chain needs (B-3). */
    private static List<Field> document(Field... fields) {
        List<Field> all = new ArrayList<>(List.of(fields));
        all.addAll(DOCUMENT);
        return all;
    }
}
