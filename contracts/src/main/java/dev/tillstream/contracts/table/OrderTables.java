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
            date("expiry_date"),
            money("unit_cost"));

    /**
     * What was paid: a row of an order, a refund's row of a return, or later and by itself ({@code payments.create}), for
     * an order or to a customer's account (B-6).
     */
    static final Table PAYMENTS = Table.of(
            "payments",
            Owner.ORDERS,
            Scope.BRANCH,
            id("id"),
            id("order_id"),
            id("customer_id"),
            choice("kind", "payment", "refund"),
            id("staff_work_session_id"),
            id("employee_id"),
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
            id("exchange_return_id"),
            id("parked_order_id"),
            count("document_seq"),
            text("previous_hash"),
            text("document_hash"),
            rows("items", ORDER_ITEMS, MAX_ITEMS).required(),
            rows("payments", PAYMENTS, MAX_PAYMENTS));

    static final Table RETURN_ITEMS = Table.of(
            "return_items",
            Owner.ORDERS,
            Scope.BRANCH,
            id("id"),
            id("return_id"),
            count("line_number"),
            id("order_item_id"),
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
            choice("sale_type", "retail", "wholesale", "partial_wholesale"),
            choice("selling_unit_type", "piece", "weight", "meter", "box"),
            quantity("weight_sold"),
            quantity("meters_sold"),
            quantity("boxes_sold"),
            quantity("units_per_box"),
            id("batch_id"),
            text("batch_number"),
            json("serial_numbers"),
            date("expiry_date"),
            choice("disposition", "restock", "loss"),
            note("reason"),
            money("unit_cost"));

    /**
     * Goods that came back (B-7), at any branch, perhaps before their sale has arrived: {@code order_id} or the sale's
     * {@code original_offline_reference} names it.
     */
    static final Table RETURNS = Table.of(
            "returns",
            Owner.ORDERS,
            Scope.BRANCH,
            id("order_id"),
            text("original_offline_reference"),
            id("customer_id"),
            choice("return_type", "refund", "exchange", "store_credit"),
            id("exchange_order_id"),
            note("reason"),
            money("subtotal"),
            money("tax"),
            money("discount"),
            money("total").required(),
            choice("refund_method", "cash", "card", "credit", "mixed", "bank_transfer"),
            choice("status", "pending", "completed"),
            id("employee_id"),
            id("staff_work_session_id"),
            text("offline_reference"),
            flag("is_offline"),
            count("global_order_number"),
            text("transaction_code"),
            note("notes"),
            count("document_seq"),
            text("previous_hash"),
            text("document_hash"),
            rows("items", RETURN_ITEMS, MAX_ITEMS).required(),
            rows("payments", PAYMENTS, MAX_PAYMENTS));

    static final Table INVOICE_ITEMS = Table.of(
            "invoice_items",
            Owner.ORDERS,
            Scope.BRANCH,
            id("id"),
            id("invoice_id"),
            count("line_number"),
            id("product_id"),
            text("name").required(),
            quantity("quantity").positive().required(),
            money("unit_price").required(),
            money("discount"),
            money("total_price"),
            rate("tax_rate"),
            flag("tax_included"));

    /** A document for a customer, of an order or by itself (S0-2). A final event: created once (S0-15). */
    static final Table INVOICES = Table.of(
            "invoices",
            Owner.ORDERS,
            Scope.BRANCH,
            id("order_id"),
            text("invoice_number"),
            id("customer_id"),
            text("customer_name"),
            text("customer_tax_number"),
            note("customer_address"),
            date("issue_date"),
            date("due_date"),
            money("subtotal"),
            money("discount"),
            money("tax"),
            money("total").required(),
            money("amount_paid"),
            choice("status", "draft", "issued", "paid", "cancelled"),
            id("employee_id"),
            note("notes"),
            rows("items", INVOICE_ITEMS, MAX_ITEMS).required());

    /** Petty cash (S3-7); those paid in cash within a shift lower its expected cash. */
    static final Table EXPENSES = Table.of(
            "expenses",
            Owner.ORDERS,
            Scope.BRANCH,
            id("category_id"),
            money("amount").required(),
            note("description"),
            date("expense_date"),
            choice("payment_method", "cash", "card", "credit", "bank_transfer"),
            id("employee_id"),
            id("staff_work_session_id"),
            text("vendor"),
            text("reference"),
            note("receipt_url"),
            note("notes"));

    /**
     * A sale put aside (B-11), which every till of its branch may take up: by deleting it, and naming it in the order's
     * {@code parked_order_id}. {@code cart} is an object with {@code items}, as in an order, and what else the till wants
     * back.
     */
    static final Table PARKED_ORDERS = Table.of(
            "parked_orders",
            Owner.ORDERS,
            Scope.BRANCH,
            text("label"),
            id("customer_id"),
            id("employee_id"),
            count("item_count"),
            money("total"),
            json("cart").required(),
            time("parked_at"));

    /** A shift (B-1): opened with a float, closed with what was counted. {@code z_report} is computed by the server. */
    static final Table STAFF_WORK_SESSIONS = Table.of(
            "staff_work_sessions",
            Owner.ORDERS,
            Scope.BRANCH,
            id("employee_id"),
            text("employee_name"),
            choice("status", "open", "closed"),
            time("opened_at"),
            time("closed_at"),
            money("opening_float"),
            json("counted"),
            money("expected_cash").signed(),
            money("counted_cash"),
            money("cash_difference").signed(),
            json("cash_movements"),
            json("z_report"),
            count("amendments"),
            note("notes"),
            count("document_seq"),
            text("previous_hash"),
            text("document_hash"));

    /** What a customer owes; negative where the chain owes. The sum of a ledger (B-6); its id is the customer's. */
    static final Table CUSTOMER_BALANCES = Table.of(
            "customer_balances",
            Owner.ORDERS,
            Scope.ORGANIZATION,
            id("customer_id").required(),
            money("balance").signed().required());

    private OrderTables() {}
}
