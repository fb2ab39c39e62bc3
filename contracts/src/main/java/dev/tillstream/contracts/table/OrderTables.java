package dev.tillstream.contracts.table;

import static dev.tillstream.contracts.table.Field.choice;
import static dev.tillstream.contracts.table.Field.count;
import static dev.tillstream.contracts.table.Field.date;
import static dev.tillstream.contracts.table.Field.flag;
import static dev.tillstream.contracts.table.Field.id;
import static dev.tillstream.contracts.table.Field.json;
import static dev.tillstream.contracts.table.Field.money;
import static dev.tillstream.contracts.table.Field.note;
import static dev.tillstream.contracts.table.Field.quantity;
import static dev.tillstream.contracts.table.Field.rate;
import static dev.tillstream.contracts.table.Field.rows;
import static dev.tillstream.contracts.table.Field.text;
import static dev.tillstream.contracts.table.Field.time;

/** Sales: what the order service owns. */
final class OrderTables {
    private static final int MAX_ITEMS = 5_000;
    private static final int MAX_PAYMENTS = 100;

    /** S1-32 to S1-36; money of a line as in DESIGN §6. */
    static final Table ORDER_ITEMS = Table.of(
            "order_items",
            Owner.ORDERS,
            Scope.BRANCH,
            id("id"),
            id("order_id"),
            count("line_number"),
            id("product_id").required(),
            text("name"),
            quantity("quantity").positive().required(),
            money("unit_price").required(),
            money("discount"),
            money("total_price"),
            rate("tax_rate"),
            flag("tax_included"),
            id("color_id"),
            id("size_id"),
            text("color_name"),
            text("size_name"),
            text("variant_display_name"),
            choice("sale_type", "retail", "wholesale", "partial_wholesale"),
            choice("selling_unit_type", "piece", "weight", "meter", "box"),
            quantity("weight_sold"),
            text("weight_unit"),
            money("price_per_weight_unit"),
            quantity("meters_sold"),
            money("price_per_meter"),
            quantity("boxes_sold"),
            quantity("units_per_box"),
            money("box_price"),
            id("batch_id"),
            text("batch_number"),
            json("serial_numbers"),
            date("expiry_date"));

    static final Table PAYMENTS = Table.of(
            "payments",
            Owner.ORDERS,
            Scope.BRANCH,
            id("id"),
            id("order_id"),
            choice("payment_method", "cash", "card", "credit", "bank_transfer"),
            money("amount").required(),
            money("tendered"),
            money("change_given"),
            text("reference"),
            time("paid_at"));

    /** S1-20 to S1-28, S1-64 to S1-67, S2-3. {@code payment_method} is never defaulted (S1-6). */
    static final Table ORDERS = Table.of(
            "orders",
            Owner.ORDERS,
            Scope.BRANCH,
            id("customer_id"),
            money("subtotal"),
            money("tax"),
            money("discount"),
            money("total").required(),
            money("amount_paid"),
            money("remaining_amount"),
            flag("consider_remaining_as_partial"),
            money("cash_rounding"),
            choice("status", "pending", "processing", "completed", "cancelled"),
            choice("payment_method", "cash", "card", "credit", "mixed", "bank_transfer")
                    .required(),
            choice("payment_status", "pending", "paid", "partial", "refunded"),
            id("employee_id"),
            id("created_by_staff_id"),
            text("created_by_staff_name"),
            id("staff_work_session_id"),
            text("offline_reference"),
            flag("is_offline"),
            count("global_order_number"),
            count("customer_order_number"),
            text("transaction_code"),
            text("slug"),
            flag("is_online"),
            id("shipping_address_id"),
            text("shipping_method"),
            money("shipping_cost"),
            note("notes"),
            note("customer_notes"),
            note("admin_notes"),
            json("metadata"),
            text("pos_order_type"),
            count("call_confirmation_status_id"),
            time("completed_at"),
            time("voided_at"),
            note("void_reason"),
            rows("items", ORDER_ITEMS, MAX_ITEMS).required(),
            rows("payments", PAYMENTS, MAX_PAYMENTS));

    private OrderTables() {}
}
