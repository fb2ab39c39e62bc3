package dev.tillstream.client.record;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.OperationType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the till shows of a record after an operation, until the server's version comes. Pure. */
final class RecordRules {
    /** The verbs with which a record begins; every other one needs the record. */
    private static final Set<String> BEGINNINGS = Set.of("create", "open", "adjust");

    private RecordRules() {}

    static boolean begins(String verb) {
        return BEGINNINGS.contains(verb);
    }

    /** @throws IllegalArgumentException that names a field which the operation needs and hasn't got */
    static void requireWhole(OperationType type, Fields payload) {
        for (Field field : type.payload()) {
            if (field.isRequired() && payload.value(field.name()) == null) {
                throw new IllegalArgumentException(field.name() + " is required for " + type.name());
            }
        }
    }

    /** What is shown of a new record beside its payload. */
    static Fields beginning(String type, Fields payload, String now) {
        return switch (type) {
            case "stock_movements.adjust" -> Fields.of(Map.of("movement_type", "adjustment"));
            case "staff_work_sessions.open" ->
                Fields.of(Map.of(
                        "status", "open", "opened_at", Objects.requireNonNullElse(payload.text("opened_at"), now)));
            case "stock_transfers.create" -> Fields.of(Map.of("status", "in_transit"));
            default -> Fields.NONE;
        };
    }

    /** What changes in a record that is there. @throws IllegalArgumentException for a step that can't be taken */
    static Fields changes(String type, Fields record, Fields payload, String now) {
        return switch (type) {
            case "orders.void" -> voided(record, payload, now);
            case "orders.update_status" -> payload.only(Set.of("status", "payment_status")::contains);
            case "staff_work_sessions.cash_in", "staff_work_sessions.cash_out" ->
                cashMovement(type, record, payload, now);
            case "staff_work_sessions.close" -> closed(record, payload, now);
            case "supplier_purchases.receive", "stock_transfers.receive" ->
                Fields.of(Map.of(
                        "status",
                        "received",
                        "received_at",
                        Objects.requireNonNullElse(payload.text("received_at"), now)));
            default -> Fields.NONE;
        };
    }

    private static Fields voided(Fields record, Fields payload, String now) {
        if ("cancelled".equals(record.text("status"))) {
            throw new IllegalArgumentException("order " + record.text("id") + " is void already");
        }
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("status", "cancelled");
        changes.put("voided_at", Objects.requireNonNullElse(payload.text("voided_at"), now));
        changes.put("void_reason", payload.text("reason"));
        return Fields.of(changes);
    }

    private static Fields cashMovement(String type, Fields record, Fields payload, String now) {
        requireOpen(record);
        List<Map<String, @Nullable Object>> movements = new ArrayList<>();
        record.rows("cash_movements").forEach(movement -> movements.add(movement.values()));
        movements.add(payload.with("kind", type.substring(type.indexOf('.') + 1))
                .with("occurred_at", now)
                .values());
        return Fields.of(Map.of("cash_movements", movements));
    }

    private static Fields closed(Fields record, Fields payload, String now) {
        requireOpen(record);
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("status", "closed");
        changes.put("closed_at", Objects.requireNonNullElse(payload.text("closed_at"), now));
        changes.put("counted", payload.value("counted"));
        return Fields.of(changes);
    }

    private static void requireOpen(Fields shift) {
        if (!"open".equals(shift.text("status"))) {
            throw new IllegalArgumentException("shift " + shift.text("id") + " is not open");
        }
    }
}
