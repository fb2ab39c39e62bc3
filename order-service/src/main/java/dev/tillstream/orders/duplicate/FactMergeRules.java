package dev.tillstream.orders.duplicate;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Json;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a fact a person may put right, field by field (PROTOCOL §5): notes, names, addresses and what else nothing hangs
 * on. Money, goods, numbers, states and what they were counted by stay as they happened: they are put right by another
 * fact. Pure.
 */
public final class FactMergeRules {
    private static final String CUSTOMER = "customer_id";

    /** By these a document is found, counted, numbered or linked, or they are its state; beside all that are amounts. */
    private static final Set<String> BOUND = Set.of(
            "order_id",
            "exchange_order_id",
            "exchange_return_id",
            "parked_order_id",
            "original_offline_reference",
            "offline_reference",
            "duplicate_of",
            "printed_reference",
            "transaction_code",
            "invoice_number",
            "staff_work_session_id",
            "employee_id",
            "status",
            "payment_status",
            "payment_method",
            "refund_method",
            "return_type",
            "kind",
            "consider_remaining_as_partial",
            "paid_at",
            "completed_at",
            "voided_at",
            "void_reason",
            "previous_hash",
            "document_hash");

    private FactMergeRules() {}

    /**
     * The standing record with a person's fields.
     *
     * @param isOnAccount whether its customer's account counts it, so that the customer is bound too
     * @throws IllegalArgumentException that names the field which can't be changed, or is of another kind
     */
    public static Fields merged(Table table, Fields standing, Fields wanted, boolean isOnAccount) {
        Fields merged = standing;
        for (String name : wanted.names()) {
            if (!Table.isSent(name) || isSame(standing, wanted, name)) {
                continue;
            }
            if (isBound(table, name, isOnAccount)) {
                throw new IllegalArgumentException(
                        "merged." + name + " can't be changed: amounts, goods, numbers, states"
                                + " and what they are counted by stay as they happened, and are put right by another document");
            }
            requireKind(table, wanted, name);
            merged = merged.with(name, wanted.value(name));
        }
        return merged;
    }

    /** The standing record with what it doesn't say itself and the kept one does, as far as nothing hangs on it. */
    public static Fields completed(Table table, Fields standing, Fields local, boolean isOnAccount) {
        Predicate<String> isMissing = name -> Table.isSent(name)
                && standing.value(name) == null
                && local.value(name) != null
                && !isBound(table, name, isOnAccount);
        return merged(table, standing, local.only(isMissing), isOnAccount);
    }

    private static boolean isBound(Table table, String name, boolean isOnAccount) {
        boolean isCustomer = name.equals(CUSTOMER) && isOnAccount;
        return isCustomer
                || BOUND.contains(name)
                || table.field(name)
                        .map(Field::type)
                        .map(FactMergeRules::isAmount)
                        .orElse(false);
    }

    private static boolean isAmount(FieldType type) {
        return switch (type) {
            case MONEY, RATE, QUANTITY, COUNT, ROWS -> true;
            case ID, TEXT, CHOICE, FLAG, TIME, DATE, JSON -> false;
        };
    }

    private static boolean isSame(Fields standing, Fields wanted, String name) {
        return Json.text(standing.value(name)).equals(Json.text(wanted.value(name)));
    }

    private static void requireKind(Table table, Fields wanted, String name) {
        Field field = table.field(name).orElse(null);
        if (field == null || wanted.value(name) == null) {
            return;
        }
        switch (field.type()) {
            case ID, TEXT, CHOICE -> wanted.requiredText(name);
            case FLAG -> wanted.flag(name);
            case TIME -> wanted.time(name);
            case DATE -> LocalDate.parse(wanted.requiredText(name));
            default -> {}
        }
    }
}
